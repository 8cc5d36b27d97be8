package io.broadsheet.rank.eval;

import java.util.Arrays;

/// What chance has to do with a mean over few queries. Pure: the same values give the same answer,
/// whatever the machine.
///
/// Bounds are percentile bootstraps of the mean (Sakai, "Evaluating evaluation metrics based on the
/// bootstrap", SIGIR 2006); differences are tested by randomisation of their signs (Smucker, Allan
/// and Carterette, "A comparison of statistical significance tests for information retrieval
/// evaluation", CIKM 2007): exactly where there are few queries, else by sampling.
public final class Significance {
  private static final int SAMPLES = 10_000;
  private static final int EXACT_UP_TO = 13;
  private static final long SEED = 20_251_112;

  private Significance() {}

  /// Where the mean lies with 95 % confidence.
  public record Bounds(double low, double high) {}

  /// The mean of the first less the mean of the second over the same queries.
  ///
  /// @param bounds of the difference
  /// @param p how often signs by chance alone make a difference as large, either way; 0 to 1
  public record Difference(double mean, Bounds bounds, double p) {}

  /// @param values of one measure, one for each query, at least one
  /// @throws IllegalArgumentException when there is none
  public static Bounds bounds(double[] values) {
    check(values.length > 0, "no query was measured");
    return Resampling.bounds(values, SAMPLES, SEED);
  }

  /// @param first values of one measure, one for each query
  /// @param second of the same queries in the same order
  /// @throws IllegalArgumentException when these are not as many, or none
  public static Difference difference(double[] first, double[] second) {
    check(first.length == second.length, "the queries differ");
    double[] differences = new double[first.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = first[i] - second[i];
    }
    Bounds bounds = bounds(differences);
    double mean = Arrays.stream(differences).average().orElseThrow();
    return new Difference(mean, bounds, p(differences));
  }

  private static double p(double[] differences) {
    double observed = Math.abs(Arrays.stream(differences).sum()) - Resampling.ROUNDING;
    if (differences.length <= EXACT_UP_TO) {
      int all = 1 << differences.length;
      int asLarge = 0;
      for (int signs = 0; signs < all; signs++) {
        asLarge += Math.abs(signed(differences, signs)) >= observed ? 1 : 0;
      }
      return (double) asLarge / all;
    }
    return Resampling.chance(differences, observed, SAMPLES, SEED);
  }

  private static double signed(double[] differences, int signs) {
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
    }
    return sum;
  }

  private static void check(boolean fits, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
