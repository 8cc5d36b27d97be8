package io.broadsheet.rank.eval;

/// Whether two systems that answered the same questions differ by more than chance.
public final class PairedTest {
  private static final int SHUFFLES = 10_000;

  private PairedTest() {}

  /// The two-sided randomisation test (Smucker, Allan and Carterette, "A comparison of statistical
  /// significance tests for information retrieval evaluation", CIKM 2007): how often the difference
  /// of the means is as large as this one when each pair's order is decided by a coin. The same for
  /// the same seed.
  ///
  /// @param a one value for each question, at least one
  /// @param b the other system's, in the same order
  /// @return 1/10,001 to 1
  public static double pValue(double[] a, double[] b, long seed) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " values are no pairs");
    }
    double observed = 0;
    double[] differences = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      differences[i] = a[i] - b[i];
      observed += differences[i];
    }
    return Resampling.chance(differences, Math.abs(observed) - Resampling.ROUNDING, SHUFFLES, seed);
  }
}
