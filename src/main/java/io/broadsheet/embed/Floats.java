package io.broadsheet.embed;

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

  /// The inner products of one vector with many that lie one after the other; four at a time, so
  /// that the one is read a quarter as often.
  public static void products(float[] one, float[] many, int size, float[] products) {
    int step = LANES.length();
    int bound = LANES.loopBound(size);
    int at = 0;
    for (; at + 4 <= products.length; at += 4) {
      int base = at * size;
      FloatVector a = FloatVector.zero(LANES);
      FloatVector b = FloatVector.zero(LANES);
      FloatVector c = FloatVector.zero(LANES);
      FloatVector d = FloatVector.zero(LANES);
      for (int i = 0; i < bound; i += step) {
        FloatVector x = FloatVector.fromArray(LANES, one, i);
        a = x.fma(FloatVector.fromArray(LANES, many, base + i), a);
        b = x.fma(FloatVector.fromArray(LANES, many, base + size + i), b);
        c = x.fma(FloatVector.fromArray(LANES, many, base + 2 * size + i), c);
        d = x.fma(FloatVector.fromArray(LANES, many, base + 3 * size + i), d);
      }
      products[at] = a.reduceLanes(VectorOperators.ADD) + rest(one, many, base, bound, size);
      products[at + 1] =
          b.reduceLanes(VectorOperators.ADD) + rest(one, many, base + size, bound, size);
      products[at + 2] =
          c.reduceLanes(VectorOperators.ADD) + rest(one, many, base + 2 * size, bound, size);
      products[at + 3] =
          d.reduceLanes(VectorOperators.ADD) + rest(one, many, base + 3 * size, bound, size);
    }
    for (; at < products.length; at++) {
      products[at] = dot(one, many, at * size, size);
    }
  }

  private static float rest(float[] one, float[] many, int base, int from, int size) {
    float sum = 0;
    for (int i = from; i < size; i++) {
      sum += one[i] * many[base + i];
    }
    return sum;
  }

  /// The sum of e to the power of `factor` times each number.
  public static double sumOfPowers(float[] numbers, float factor) {
    int bound = LANES.loopBound(numbers.length);
    FloatVector sum = FloatVector.zero(LANES);
    for (int i = 0; i < bound; i += LANES.length()) {
      sum =
          sum.add(
              FloatVector.fromArray(LANES, numbers, i).mul(factor).lanewise(VectorOperators.EXP));
    }
    double total = sum.reduceLanes(VectorOperators.ADD);
    for (int i = bound; i < numbers.length; i++) {
      total += Math.exp(factor * numbers[i]);
    }
    return total;
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
