package io.broadsheet.rank.experiment;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Adds scores of different kinds.
final class Blend {
  private Blend() {}

  /// In standard deviations above the mean of the candidates.
  static double[] standard(double[] scores) {
    double mean = Arrays.stream(scores).average().orElse(0);
    double variance = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).average().orElse(0);
    double deviation = Math.max(1e-9, Math.sqrt(variance));
    return Arrays.stream(scores).map(score -> (score - mean) / deviation).toArray();
  }

  static double[] sum(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
  }

  static double[] times(double[] scores, double factor) {
    return Arrays.stream(scores).map(score -> factor * score).toArray();
  }
}
