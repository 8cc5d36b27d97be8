package io.broadsheet.rank.map;

import java.util.Arrays;
import java.util.List;

/// The plane in which vectors differ most: their first two principal components, by orthogonal
/// iteration (Golub and Van Loan, "Matrix Computations", §8.2.4) without ever making the covariance
/// matrix. Begins with fixed vectors and fixes the signs of the axes, so that the same vectors
/// always give the same places.
public final class PrincipalAxes {
  private static final int ITERATIONS = 60;

  private PrincipalAxes() {}

  /// @param vectors all of one length; not changed
  /// @return their places, the first axis being the one of the largest variance; all 0 when the
  ///   vectors do not differ
  public static Points of(List<float[]> vectors) {
    int count = vectors.size();
    if (count == 0) {
      return new Points(new float[0], new float[0]);
    }
    float[][] centred = centred(vectors);
    int size = centred[0].length;
    double[] first = new double[size];
    double[] second = new double[size];
    for (int i = 0; i < size; i++) {
      first[i] = 1 + (i % 7) / 7.0;
      second[i] = (i % 2 == 0 ? 1 : -1) + (i % 5) / 5.0;
    }
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      first = unit(multiply(centred, first));
      second = multiply(centred, second);
      double along = dot(first, second);
      for (int i = 0; i < size; i++) {
        second[i] -= along * first[i];
      }
      second = unit(second);
    }
    return new Points(project(centred, first), project(centred, second));
  }

  private static float[][] centred(List<float[]> vectors) {
    int size = vectors.getFirst().length;
    double[] mean = new double[size];
    for (float[] vector : vectors) {
      for (int i = 0; i < size; i++) {
        mean[i] += vector[i] / vectors.size();
      }
    }
    float[][] centred = new float[vectors.size()][size];
    for (int row = 0; row < centred.length; row++) {
      for (int i = 0; i < size; i++) {
        centred[row][i] = (float) (vectors.get(row)[i] - mean[i]);
      }
    }
    return centred;
  }

  /// The covariance times an axis, times the number of rows.
  private static double[] multiply(float[][] rows, double[] axis) {
    double[] product = new double[axis.length];
    for (float[] row : rows) {
      double along = 0;
      for (int i = 0; i < axis.length; i++) {
        along += row[i] * axis[i];
      }
      for (int i = 0; i < axis.length; i++) {
        product[i] += along * row[i];
      }
    }
    return product;
  }

  private static float[] project(float[][] rows, double[] axis) {
    float[] places = new float[rows.length];
    double skew = 0;
    for (int row = 0; row < rows.length; row++) {
      double along = 0;
      for (int i = 0; i < axis.length; i++) {
        along += rows[row][i] * axis[i];
      }
      places[row] = (float) along;
      skew += along * along * along;
    }
    if (skew < 0) {
      for (int row = 0; row < places.length; row++) {
        places[row] = -places[row];
      }
    }
    return places;
  }

  private static double[] unit(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    return length < 1e-20 ? vector : Arrays.stream(vector).map(value -> value / length).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
