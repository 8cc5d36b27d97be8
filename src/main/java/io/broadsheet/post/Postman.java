package io.broadsheet.post;

import io.broadsheet.error.BroadsheetException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes letters from the outbox to the mail server, each once. Every step is written down before
/// it is taken: see `docs/decisions/0110-the-outbox.md`. One round at a time.
public final class Postman {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final int AT_ONCE = 200;

  /// Between attempts; the last one again and again, until the letter is too old.
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2));

  /// After this many letters in a row that the server could not be asked about, the rest waits.
  private static final int MOST_DELAYS = 3;

  private final OutboxStore outbox;
  private final Supplier<Mailer> mailers;
  private final Function<Letter, Optional<String>> secrets;
  private final Path folder;
  private final Clock clock;
  private final DomainPace pace;
  private final Watch watch;

  /// The steps of a letter, for tests that end the program between them.
  public enum Step {
    /// The attempt is written down.
    CLAIMED,
    /// The mail server has all but the end; that is not written down yet.
    WRITTEN,
    /// It is written down that the end goes out now.
    HANDING,
    /// The server said yes; that is not written down yet.
    ACCEPTED,
    /// All is written down.
    RECORDED
  }

  /// Hears of each step.
  @FunctionalInterface
  public interface Watch {
    void at(Step step);
  }

  /// @param mailers opens a connection's worth of sending
  /// @param secrets the secret of letters whose link another store keeps; empty for the others
  /// @param folder of the data
  /// @param perMinute letters to one domain in a minute
  public Postman(
      OutboxStore outbox,
      Supplier<Mailer> mailers,
      Function<Letter, Optional<String>> secrets,
      Path folder,
      int perMinute,
      Clock clock) {
    this(outbox, mailers, secrets, folder, perMinute, clock, step -> {});
  }

  /// @param watch hears of each step of each letter
  public Postman(
      OutboxStore outbox,
      Supplier<Mailer> mailers,
      Function<Letter, Optional<String>> secrets,
      Path folder,
      int perMinute,
      Clock clock,
      Watch watch) {
    this.outbox = outbox;
    this.mailers = mailers;
    this.secrets = secrets;
    this.folder = folder;
    this.clock = clock;
    this.pace = new DomainPace(perMinute, clock);
    this.watch = watch;
  }

  /// What a round did.
  ///
  /// @param busy whether another process has the turn, so that this one did nothing
  public record Round(int sent, int delayed, int failed, boolean busy) {}

  /// Sends what is due.
  public synchronized Round run() {
    Optional<SendingTurn> turn = SendingTurn.take(folder);
    if (turn.isEmpty()) {
      return new Round(0, 0, 0, true);
    }
    try (SendingTurn _ = turn.get()) {
      int doubtful = outbox.recover();
      if (doubtful > 0) {
        LOG.warn(
            "{} letters were handed over when this program ended, and the mail server's answer is"
                + " not known; they are not sent again",
            doubtful);
      }
      outbox.clean();
      pace.clean();
      return round();
    }
  }

  private Round round() {
    int sent = 0;
    int delayed = 0;
    int failed = 0;
    int delaysInARow = 0;
    Map<String, Instant> full = new HashMap<>();
    try (Mailer mailer = mailers.get()) {
      List<OutboxStore.Entry> due = outbox.due(AT_ONCE);
      while (!due.isEmpty() && !Thread.currentThread().isInterrupted()) {
        for (OutboxStore.Entry entry : due) {
          Mailer.Outcome.Kind kind =
              delaysInARow < MOST_DELAYS
                  ? step(mailer, entry, full)
                  : putOff(entry, "the mail server could not be asked");
          switch (kind) {
            case ACCEPTED -> {
              sent++;
              delaysInARow = 0;
            }
            case REFUSED -> {
              failed++;
              delaysInARow = 0;
            }
            case DELAYED -> {
              delayed++;
              delaysInARow += full.containsKey(domain(entry)) ? 0 : 1;
            }
          }
        }
        due = outbox.due(AT_ONCE);
      }
    }
    return new Round(sent, delayed, failed, false);
  }

  private Mailer.Outcome.Kind step(
      Mailer mailer, OutboxStore.Entry entry, Map<String, Instant> full) {
    if (entry.queuedAt().plus(entry.kind().keeps()).isBefore(clock.instant())) {
      outbox.failed(entry, "too old; " + entry.answer(), false);
      return Mailer.Outcome.Kind.REFUSED;
    }
    Optional<Instant> next = pace.take(domain(entry));
    if (next.isPresent()) {
      full.put(domain(entry), next.get());
      outbox.wait(entry.number(), next.get());
      return Mailer.Outcome.Kind.DELAYED;
    }
    return send(mailer, entry);
  }

  private Mailer.Outcome.Kind send(Mailer mailer, OutboxStore.Entry entry) {
    Optional<Envelope> claimed = outbox.claim(entry.number(), letter -> secrets.apply(letter));
    if (claimed.isEmpty()) {
      return Mailer.Outcome.Kind.REFUSED;
    }
    watch.at(Step.CLAIMED);
    Mailer.Outcome outcome;
    try {
      outcome =
          mailer.send(
              claimed.get(),
              () -> {
                watch.at(Step.WRITTEN);
                outbox.handing(entry.number());
                watch.at(Step.HANDING);
              });
    } catch (BroadsheetException failure) {
      outcome =
          new Mailer.Outcome(Mailer.Outcome.Kind.DELAYED, String.valueOf(failure.getMessage()));
    }
    switch (outcome.kind()) {
      case ACCEPTED -> {
        watch.at(Step.ACCEPTED);
        outbox.sent(entry.number(), outcome.answer());
        watch.at(Step.RECORDED);
      }
      case REFUSED -> {
        LOG.warn("letter {} was refused for good: {}", entry.number(), outcome.answer());
        outbox.failed(entry, outcome.answer(), true);
      }
      case DELAYED -> {
        Duration pause = PAUSES.get(Math.min(entry.attempt(), PAUSES.size() - 1));
        LOG.info("letter {} is tried again in {}: {}", entry.number(), pause, outcome.answer());
        outbox.later(entry.number(), clock.instant().plus(pause), outcome.answer());
      }
    }
    return outcome.kind();
  }

  /// A server that cannot be reached is not asked once for each letter.
  private Mailer.Outcome.Kind putOff(OutboxStore.Entry entry, String why) {
    outbox.wait(entry.number(), clock.instant().plus(PAUSES.getFirst()));
    LOG.debug("letter {} waits: {}", entry.number(), why);
    return Mailer.Outcome.Kind.DELAYED;
  }

  private static String domain(OutboxStore.Entry entry) {
    return entry.address().substring(entry.address().lastIndexOf('@') + 1);
  }
}
