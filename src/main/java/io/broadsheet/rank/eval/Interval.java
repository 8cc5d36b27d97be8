package io.broadsheet.rank.eval;

import java.util.Arrays;

/// A mean with the interval that holds it in 95 of 100 samples.
public record Interval(double mean, double low, double high) {
  private static final int RESAMPLES = 2_000;

  /// By the percentile bootstrap (Efron, "Bootstrap methods: another look at the jackknife", Annals
  /// of Statistics 7(1), 1979); the same for the same seed.
  ///
  /// @param values one for each reader, at least one
  public static Interval of(double[] values, long seed) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there are no values");
    }
    Significance.Bounds bounds = Resampling.bounds(values, RESAMPLES, seed);
    return new Interval(Arrays.stream(values).average().orElseThrow(), bounds.low(), bounds.high());
  }
}
