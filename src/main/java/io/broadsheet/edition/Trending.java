package io.broadsheet.edition;

import io.broadsheet.store.PaperStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps [TrendingFormula]'s answers. Nobody waits for one: asking for a day that is not known or
/// whose store has changed starts the work in the background and returns what there is.
/// Thread-safe.
public final class Trending {
  private static final Logger LOG = LoggerFactory.getLogger(Trending.class);
  private static final int KEPT_DAYS = 64;
  private static final int MAX_WAITING = 4;

  /// While papers stream in, an answer is renewed no more often than this.
  private static final Duration YOUNGEST_RENEWED = Duration.ofSeconds(30);

  private final PaperStore store;
  private final TrendingFormula formula;
  private final Clock clock;
  private final Executor background;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<LocalDate, Known> known = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<LocalDate> underWay = new HashSet<>();

  /// @param background runs the work; one thread is enough; closed by its owner
  public Trending(PaperStore store, Clock clock, Executor background) {
    this.store = store;
    this.formula = new TrendingFormula(store);
    this.clock = clock;
    this.background = background;
  }

  /// What is trending as of the newest announcement on or before `latest`, perhaps not quite up to
  /// date; empty while the first answer is being worked out or the store is empty.
  public Optional<TrendingSnapshot> newest(LocalDate latest) {
    return store.newestAnnouncement(latest).flatMap(this::asOf);
  }

  /// The same as of a given announcement day.
  public Optional<TrendingSnapshot> asOf(LocalDate day) {
    long sequence = store.lastSequence();
    lock.lock();
    try {
      @Nullable Known answer = known.get(day);
      if (answer == null || (answer.sequence() != sequence && isRenewable(answer))) {
        start(day, sequence);
      }
      return Optional.ofNullable(known.get(day)).map(Known::snapshot);
    } finally {
      lock.unlock();
    }
  }

  private boolean isRenewable(Known answer) {
    return !answer.at().plus(YOUNGEST_RENEWED).isAfter(clock.instant());
  }

  private void start(LocalDate day, long sequence) {
    if (underWay.size() >= MAX_WAITING || !underWay.add(day)) {
      return;
    }
    try {
      background.execute(() -> work(day, sequence));
    } catch (RejectedExecutionException closing) {
      underWay.remove(day);
    }
  }

  private void work(LocalDate day, long sequence) {
    try {
      TrendingSnapshot snapshot = formula.compute(day);
      lock.lock();
      try {
        known.put(day, new Known(snapshot, sequence, clock.instant()));
        if (known.size() > KEPT_DAYS) {
          known.remove(known.keySet().iterator().next());
        }
      } finally {
        lock.unlock();
      }
    } catch (RuntimeException failure) {
      LOG.warn(
          "what is trending as of {} could not be worked out; it is tried again when asked for",
          day,
          failure);
    } finally {
      lock.lock();
      try {
        underWay.remove(day);
      } finally {
        lock.unlock();
      }
    }
  }

  private record Known(TrendingSnapshot snapshot, long sequence, Instant at) {}
}
