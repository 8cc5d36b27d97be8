package io.broadsheet.rank.eval;

import java.util.Arrays;

/// How long queries took, in milliseconds; percentiles by nearest rank.
public record LatencyMillis(double mean, double p50, double p95, double p99) {
  private static final double NANOS_IN_A_MILLI = 1e6;

  /// @param nanos one for each query, at least one
  /// @throws IllegalArgumentException when there is none
  public static LatencyMillis of(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("no query was timed");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new LatencyMillis(
        Arrays.stream(sorted).average().orElseThrow() / NANOS_IN_A_MILLI,
        percentile(sorted, 50),
        percentile(sorted, 95),
        percentile(sorted, 99));
  }

  private static double percentile(long[] sorted, int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted[Math.max(1, rank) - 1] / NANOS_IN_A_MILLI;
  }
}
