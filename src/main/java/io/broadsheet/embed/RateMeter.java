package io.broadsheet.embed;

import java.time.Clock;
import java.util.Arrays;

/// Counts events in seconds and tells their rate over the last minute. Safe for use by many
/// threads.
final class RateMeter {
  private static final int SECONDS = 60;

  private final Clock clock;
  private final long[] counts = new long[SECONDS];
  private final long[] secondOf = new long[SECONDS];
  private long firstMillis = -1;

  RateMeter(Clock clock) {
    this.clock = clock;
  }

  synchronized void mark() {
    long now = clock.millis();
    if (firstMillis < 0) {
      firstMillis = now;
    }
    long second = now / 1_000;
    int slot = (int) (second % SECONDS);
    if (secondOf[slot] != second) {
      secondOf[slot] = second;
      counts[slot] = 0;
    }
    counts[slot]++;
  }

  /// Forgets everything, so that a pause does not count as slow work.
  synchronized void reset() {
    firstMillis = -1;
    Arrays.fill(secondOf, 0);
  }

  synchronized double perSecond() {
    if (firstMillis < 0) {
      return 0;
    }
    long now = clock.millis();
    long second = now / 1_000;
    long sum = 0;
    for (int slot = 0; slot < SECONDS; slot++) {
      if (secondOf[slot] > second - SECONDS && secondOf[slot] <= second) {
        sum += counts[slot];
      }
    }
    double elapsed = Math.clamp((now - firstMillis) / 1_000.0, 1, SECONDS);
    return sum / elapsed;
  }
}
