package io.broadsheet.post.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When an attempt that failed is made again: after half a minute, doubled each time up to six
/// hours, and each time a random part of up to half of that sooner, so that many that failed
/// together do not come back together.
final class RetryPlan {
  static final Duration FIRST = Duration.ofSeconds(30);
  static final Duration LONGEST = Duration.ofHours(6);

  /// What a receiver may ask us to wait.
  static final Duration MOST_PATIENCE = Duration.ofDays(1);

  /// How long a webhook may fail before it is left alone.
  static final Duration GIVE_UP = Duration.ofDays(3);

  /// And how often a delivery was tried by then: a machine that sleeps does not try.
  static final int LEAST_ATTEMPTS = 12;

  private static final int MOST_DOUBLINGS = 20;

  private final RandomGenerator random;

  RetryPlan(RandomGenerator random) {
    this.random = random;
  }

  /// @param attempt that failed, from 1
  /// @param asked by the receiver; zero for none
  Duration pause(int attempt, Duration asked) {
    int doublings = Math.clamp(attempt - 1, 0, MOST_DOUBLINGS);
    long whole = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
    Duration own = Duration.ofMillis(Math.round(whole * (0.5 + random.nextDouble() / 2)));
    Duration patient = asked.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : asked;
    return own.compareTo(patient) > 0 ? own : patient;
  }

  static boolean givesUp(Duration failing, int attempt) {
    return failing.compareTo(GIVE_UP) >= 0 && attempt >= LEAST_ATTEMPTS;
  }
}
