package io.broadsheet.translate;

import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Leaves an engine alone that fails: after some failures in a row for half a minute, then twice as
/// long each time, up to half an hour. One request then tries it. A used-up quota rests until the
/// next day, UTC, or as long as the engine says. Safe for use by many threads.
final class CircuitBreaker {
  private static final int FAILURES = 4;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Clock clock;
  private int failures;
  private int openings;
  private @Nullable Instant until;
  private String why = "";
  private boolean probing;

  CircuitBreaker(Clock clock) {
    this.clock = clock;
  }

  /// Empty when the engine may be asked; else how long not.
  synchronized Optional<Failed> refusal() {
    Instant open = until;
    if (open == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (now.isBefore(open)) {
      return Optional.of(new Failed(Reason.RESTING, why, Duration.between(now, open)));
    }
    if (probing) {
      return Optional.of(new Failed(Reason.RESTING, why, FIRST));
    }
    probing = true;
    return Optional.empty();
  }

  /// Until when the engine is left alone.
  synchronized Optional<Instant> restsUntil() {
    return Optional.ofNullable(until).filter(at -> at.isAfter(clock.instant()));
  }

  synchronized void succeeded() {
    failures = 0;
    openings = 0;
    until = null;
    probing = false;
  }

  /// The engine answered; what it said was of the text.
  synchronized void answered() {
    succeeded();
  }

  /// The request was given up, for instance interrupted.
  synchronized void abandoned() {
    probing = false;
  }

  synchronized void failed(Failed failure) {
    probing = false;
    why = failure.message();
    Instant now = clock.instant();
    Duration asked = failure.retryAfter();
    switch (failure.reason()) {
      case QUOTA, BUDGET -> until = asked == null ? tomorrow(now) : now.plus(asked);
      case REFUSED -> open(now, LONGEST);
      default -> {
        failures++;
        if (failures >= FAILURES || until != null) {
          Duration rest = FIRST.multipliedBy(1L << Math.min(openings, 6));
          open(now, rest.compareTo(LONGEST) > 0 ? LONGEST : rest);
        }
        if (asked != null && (until == null || until.isBefore(now.plus(asked)))) {
          until = now.plus(asked);
        }
      }
    }
  }

  private void open(Instant now, Duration rest) {
    openings++;
    failures = 0;
    until = now.plus(rest);
  }

  private static Instant tomorrow(Instant now) {
    return now.atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay()
        .toInstant(ZoneOffset.UTC);
  }
}
