package io.broadsheet.translate;

import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.SpendStore.Spend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An engine behind its limits: so many requests at once, so many characters and so much money a
/// day, a few tries with growing waits (or as long as the engine asks), and a rest when it fails.
public final class GuardedTranslator implements Translator {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedTranslator.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  private final Translator engine;
  private final EngineLimits limits;
  private final SpendStore spends;
  private final Clock clock;
  private final Pause pause;
  private final RandomGenerator random;
  private final Semaphore places;
  private final CircuitBreaker breaker;

  public GuardedTranslator(
      Translator engine,
      EngineLimits limits,
      SpendStore spends,
      Clock clock,
      Pause pause,
      RandomGenerator random) {
    this.engine = engine;
    this.limits = limits;
    this.spends = spends;
    this.clock = clock;
    this.pause = pause;
    this.random = random;
    this.places = new Semaphore(limits.concurrency(), true);
    this.breaker = new CircuitBreaker(clock);
  }

  @Override
  public EngineInfo info() {
    return engine.info();
  }

  public EngineLimits limits() {
    return limits;
  }

  /// Until when the engine is left alone.
  public Optional<Instant> restsUntil() {
    return breaker.restsUntil();
  }

  public Spend spentToday() {
    return spends.of(today(), info().id());
  }

  @Override
  public EngineReply translate(EngineRequest request) throws InterruptedException {
    places.acquire();
    try {
      EngineReply reply = null;
      for (int attempt = 1; ; attempt++) {
        Optional<Failed> refusal = breaker.refusal();
        if (refusal.isPresent()) {
          return reply == null ? refusal.get() : reply;
        }
        reply = attempt(request);
        if (!(reply instanceof Failed failure)
            || !failure.reason().passing()
            || attempt >= limits.tries()) {
          return reply;
        }
        Duration wait = wait(failure, attempt);
        if (wait.compareTo(limits.patience()) > 0) {
          return reply;
        }
        pause.hold(wait);
      }
    } finally {
      places.release();
    }
  }

  private EngineReply attempt(EngineRequest request) throws InterruptedException {
    boolean done = false;
    try {
      EngineReply reply = overBudget(request).map(EngineReply.class::cast).orElse(null);
      if (reply == null) {
        reply = engine.translate(request);
        count(request, reply);
      }
      note(reply);
      done = true;
      return reply;
    } finally {
      if (!done) {
        breaker.abandoned();
      }
    }
  }

  /// Makers charge for what they translated, not for what they refused.
  private void count(EngineRequest request, EngineReply reply) {
    boolean charged =
        reply instanceof Translated
            || (reply instanceof Failed failed
                && (failed.reason() == Reason.CUT_OFF
                    || failed.reason() == Reason.FILTERED
                    || failed.reason() == Reason.BAD_REPLY));
    long characters = charged ? request.characters() : 0;
    spends.add(today(), info().id(), new Spend(1, characters, limits.cost(characters)));
  }

  private void note(EngineReply reply) {
    switch (reply) {
      case Translated _ -> breaker.succeeded();
      case Failed failure -> {
        if (failure.reason().isOfEngine() || failure.reason() == Reason.BAD_REPLY) {
          breaker.failed(failure);
          LOG.warn("translation engine={} {}", info().id(), failure.message());
        } else {
          breaker.answered();
        }
      }
    }
  }

  private Optional<Failed> overBudget(EngineRequest request) {
    if (limits.charactersPerDay() == 0 && limits.moneyPerDay() == 0) {
      return Optional.empty();
    }
    Spend spent = spentToday();
    long characters = spent.characters() + request.characters();
    long money = spent.money() + limits.cost(request.characters());
    boolean over =
        (limits.charactersPerDay() > 0 && characters > limits.charactersPerDay())
            || (limits.moneyPerDay() > 0 && money > limits.moneyPerDay());
    return over
        ? Optional.of(
            Failed.of(Reason.BUDGET, "the day's budget of " + info().id() + " is used up"))
        : Optional.empty();
  }

  /// As the engine asks; else twice as long each time, less a random part.
  private Duration wait(Failed failure, int attempt) {
    Duration asked = failure.retryAfter();
    if (asked != null) {
      return asked;
    }
    double full = FIRST_WAIT.toMillis() * Math.pow(2, attempt - 1);
    return Duration.ofMillis((long) (full * (0.5 + random.nextDouble() / 2)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
