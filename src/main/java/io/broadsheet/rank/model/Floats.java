package io.broadsheet.rank.model;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Arithmetic on vectors of floats, many numbers at a time (the Java Vector API).
public final class Floats {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  private Floats() {}

  /// The inner product.
  ///
  /// @throws IndexOutOfBoundsException when `b` is shorter than `a`
  public static float dot(float[] a, float[] b) {
    return dot(a, b, 0, a.length);
  }

  /// The inner product of `a` with the `length` numbers of `b` from `start` on.
  public static float dot(float[] a, float[] b, int start, int length) {
    int step = LANES.length();
    FloatVector even = FloatVector.zero(LANES);
    FloatVector odd = FloatVector.zero(LANES);
    int i = 0;
    for (; i + 2 * step <= length; i += 2 * step) {
      even =
          FloatVector.fromArray(LANES, a, i).fma(FloatVector.fromArray(LANES, b, start + i), even);
      odd =
          FloatVector.fromArray(LANES, a, i + step)
              .fma(FloatVector.fromArray(LANES, b, start + i + step), odd);
    }
    float sum = even.add(odd).reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      sum += a[i] * b[start + i];
    }
    return sum;
  }

  /// Adds `factor` times `b` to `a`.
  public static void add(float[] a, float factor, float[] b) {
    int step = LANES.length();
    int i = 0;
    for (; i + step <= a.length; i += step) {
      FloatVector.fromArray(LANES, b, i)
          .mul(factor)
          .add(FloatVector.fromArray(LANES, a, i))
          .intoArray(a, i);
    }
    for (; i < a.length; i++) {
      a[i] += factor * b[i];
    }
  }

  /// Makes a vector's length 1 in place; one of zeros stays.
  public static float[] normalise(float[] vector) {
    float length = (float) Math.sqrt(dot(vector, vector));
    if (length > 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= length;
      }
    }
    return vector;
  }
}
