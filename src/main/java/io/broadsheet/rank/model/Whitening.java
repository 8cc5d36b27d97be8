package io.broadsheet.rank.model;

import io.broadsheet.embed.Floats;
import java.util.List;

/// Straightens a space of vectors: what all papers have in common no longer counts, and directions
/// in which papers differ by habit (field, style) count no more than the rare ones. The inner
/// product of straightened vectors is linear discriminant analysis with the covariance of all
/// papers (Hariharan, Malik and Ramanan, "Discriminative decorrelation for clustering and
/// classification", ECCV 2012), so that learning a reader's taste is taking a mean.
///
/// Learnt from any papers, of nobody's taste. Immutable.
public final class Whitening {
  /// What share of the mean variance is added to each direction's.
  private static final double SHRINKAGE = 0.3;

  private final float[] mean;
  private final float[] rows;

  private Whitening(float[] mean, float[] rows) {
    this.mean = mean;
    this.rows = rows;
  }

  /// Learns from vectors; a few thousand are enough.
  ///
  /// @param vectors all of one length; not changed
  /// @throws IllegalArgumentException when there are none
  public static Whitening learn(List<float[]> vectors) {
    if (vectors.isEmpty()) {
      throw new IllegalArgumentException("there are no vectors to learn from");
    }
    int size = vectors.getFirst().length;
    float[] mean = new float[size];
    vectors.forEach(vector -> Floats.add(mean, 1f / vectors.size(), vector));
    double[][] covariance = covariance(vectors, mean);
    double trace = 0;
    for (int i = 0; i < size; i++) {
      trace += covariance[i][i];
    }
    double added = SHRINKAGE * trace / size + 1e-9;
    for (int i = 0; i < size; i++) {
      covariance[i][i] += added;
    }
    return new Whitening(mean, inverse(cholesky(covariance)));
  }

  /// A vector, straightened and of length 1 again.
  public float[] apply(float[] vector) {
    int size = mean.length;
    float[] centred = vector.clone();
    Floats.add(centred, -1, mean);
    float[] straight = new float[size];
    for (int i = 0; i < size; i++) {
      straight[i] = Floats.dot(centred, rows, i * size, i + 1);
    }
    return Floats.normalise(straight);
  }

  /// The length of its vectors.
  public int dimensions() {
    return mean.length;
  }

  private static double[][] covariance(List<float[]> vectors, float[] mean) {
    int size = mean.length;
    float[][] sums = new float[size][size];
    double[][] totals = new double[size][size];
    int pending = 0;
    for (float[] vector : vectors) {
      float[] centred = vector.clone();
      Floats.add(centred, -1, mean);
      for (int i = 0; i < size; i++) {
        Floats.add(sums[i], centred[i], centred);
      }
      if (++pending == 1_000) {
        drain(sums, totals);
        pending = 0;
      }
    }
    drain(sums, totals);
    for (double[] row : totals) {
      for (int j = 0; j < size; j++) {
        row[j] /= vectors.size();
      }
    }
    return totals;
  }

  /// Sums of floats lose digits when they grow.
  private static void drain(float[][] sums, double[][] totals) {
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < sums.length; j++) {
        totals[i][j] += sums[i][j];
        sums[i][j] = 0;
      }
    }
  }

  /// The lower triangle whose product with its own transpose is the matrix.
  private static double[][] cholesky(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }

  private static float[] inverse(double[][] lower) {
    int size = lower.length;
    float[] rows = new float[size * size];
    double[] column = new double[size];
    for (int j = 0; j < size; j++) {
      for (int i = j; i < size; i++) {
        double sum = i == j ? 1 : 0;
        for (int k = j; k < i; k++) {
          sum -= lower[i][k] * column[k];
        }
        column[i] = sum / lower[i][i];
        rows[i * size + j] = (float) column[i];
      }
    }
    return rows;
  }
}
