package io.broadsheet.harvest.http;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/// Hands out turns to make a request: one at a time under each limit, no sooner than the limit's
/// interval, and no sooner than an upstream that has refused us asks for. The turns of all
/// processes on one data folder are one queue, through a locked file for each limit. Safe for use
/// by many threads; within a process they are served in order of arrival.
public final class Governor {
  private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);
  private static final Duration LONGEST_OBEYED = Duration.ofHours(24);

  private final Path folder;
  private final Clock clock;
  private final Waiter waiter;
  private final RandomGenerator random;
  private final ConcurrentMap<String, Semaphore> queues = new ConcurrentHashMap<>();

  /// @param folder kept by all processes that share the limits; made when missing
  /// @param random for the jitter of back-off
  public Governor(Path folder, Clock clock, Waiter waiter, RandomGenerator random) {
    this.folder = folder;
    this.clock = clock;
    this.waiter = waiter;
    this.random = random;
  }

  /// Waits for the caller's turn. Close it when the reply has been read to its end.
  ///
  /// @throws BroadsheetException RATE_LIMITED when the wait would be longer than the limit's
  ///   patience, UNAVAILABLE when the folder cannot be written
  public Turn take(RateLimit limit) throws InterruptedException {
    Semaphore queue = queues.computeIfAbsent(limit.name(), name -> new Semaphore(1, true));
    queue.acquire();
    try {
      PaceFile file = PaceFile.hold(fileOf(limit.name()), waiter);
      try {
        return begin(limit, queue, file);
      } catch (IOException e) {
        file.close();
        throw e;
      } catch (InterruptedException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      queue.release();
      throw PaceFile.unwritable(fileOf(limit.name()), e);
    } catch (InterruptedException | RuntimeException e) {
      queue.release();
      throw e;
    }
  }

  /// When an upstream that has refused us may be asked again; empty when it has not or that time is
  /// past.
  public Optional<Instant> stalledUntil(String limitName) {
    return PaceFile.peek(fileOf(limitName))
        .filter(pace -> pace.failures() > 0 && pace.notBefore().isAfter(clock.instant()))
        .map(Pace::notBefore);
  }

  private Turn begin(RateLimit limit, Semaphore queue, PaceFile file)
      throws IOException, InterruptedException {
    Instant asked = clock.instant();
    Pace pace = file.read().orElseGet(() -> new Pace(asked.plus(limit.interval()), 0));
    if (pace.notBefore().isAfter(asked.plus(LONGEST_OBEYED).plus(limit.interval()))) {
      pace = new Pace(asked.plus(limit.interval()), pace.failures());
    }
    if (Duration.between(asked, pace.notBefore()).compareTo(limit.patience()) > 0) {
      throw new BroadsheetException(
          ErrorKind.RATE_LIMITED,
          String.format(
              Locale.ROOT,
              "%s is to be left alone until %s; try again then",
              limit.name(),
              pace.notBefore()));
    }
    for (Instant now = asked; now.isBefore(pace.notBefore()); now = clock.instant()) {
      waiter.pause(Duration.between(now, pace.notBefore()));
    }
    Pace started = new Pace(clock.instant().plus(limit.interval()), pace.failures());
    file.write(started);
    return new Turn(started, queue, file);
  }

  private Path fileOf(String limitName) {
    return folder.resolve("pace-" + limitName + ".txt");
  }

  /// The right to make one request. Used and closed by one thread.
  public final class Turn implements AutoCloseable {
    private final Semaphore queue;
    private final PaceFile file;
    private Pace pace;

    private Turn(Pace pace, Semaphore queue, PaceFile file) {
      this.pace = pace;
      this.queue = queue;
      this.file = file;
    }

    /// The upstream answered as it should: the next failure starts from the shortest delay.
    void succeeded() {
      if (pace.failures() > 0) {
        keep(new Pace(pace.notBefore(), 0));
      }
    }

    /// The upstream refused or failed. Nobody asks it again before the time returned: what it asked
    /// for, or else twice as long as after the failure before, less a random part of up to half.
    ///
    /// @param asked by `Retry-After`; a day at most is believed
    Instant failed(Optional<Duration> asked) {
      Duration delay =
          asked.isPresent()
              ? (asked.get().compareTo(LONGEST_OBEYED) > 0 ? LONGEST_OBEYED : asked.get())
              : backOff(pace.failures());
      Instant until = clock.instant().plus(delay);
      Instant notBefore = until.isAfter(pace.notBefore()) ? until : pace.notBefore();
      keep(new Pace(notBefore, pace.failures() + 1));
      return notBefore;
    }

    private Duration backOff(int failures) {
      double full =
          Math.min(
              (double) LONGEST_DELAY.toMillis(),
              (double) FIRST_DELAY.toMillis() * Math.pow(2, Math.min(failures, 20)));
      return Duration.ofMillis((long) (full * (0.5 + random.nextDouble() / 2)));
    }

    private void keep(Pace changed) {
      try {
        file.write(changed);
        pace = changed;
      } catch (IOException e) {
        throw PaceFile.unwritable(folder, e);
      }
    }

    @Override
    public void close() {
      try {
        file.close();
      } catch (IOException e) {
        throw PaceFile.unwritable(folder, e);
      } finally {
        queue.release();
      }
    }
  }
}
