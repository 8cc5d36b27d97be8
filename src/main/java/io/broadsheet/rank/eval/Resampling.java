package io.broadsheet.rank.eval;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Chance, drawn: what [Interval], [PairedTest] and [Significance] are made of. Pure: the same seed
/// gives the same draws, whatever the machine.
final class Resampling {
  /// Sums of the same numbers in another order may differ by so little.
  static final double ROUNDING = 1e-12;

  private static final double TAIL = 0.025;

  private Resampling() {}

  /// The bounds between which the means of 95 of 100 samples lie (percentile bootstrap).
  ///
  /// @param values at least one
  /// @param samples how many are drawn, each of as many values, with replacement
  static Significance.Bounds bounds(double[] values, int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[samples];
    for (int sample = 0; sample < samples; sample++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[sample] = sum / values.length;
    }
    Arrays.sort(means);
    int outside = (int) (TAIL * samples);
    return new Significance.Bounds(means[outside], means[samples - 1 - outside]);
  }

  /// How often the sum of the differences is as large as observed, either way, when a coin decides
  /// each sign; what was observed is one of the samples, so that the answer is never 0.
  static double chance(double[] differences, double observed, int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int asLarge = 1;
    for (int sample = 0; sample < samples; sample++) {
      double sum = 0;
      for (double difference : differences) {
        sum += random.nextBoolean() ? difference : -difference;
      }
      asLarge += Math.abs(sum) >= observed ? 1 : 0;
    }
    return asLarge / (samples + 1.0);
  }
}
