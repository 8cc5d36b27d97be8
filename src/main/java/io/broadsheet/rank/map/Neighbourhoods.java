package io.broadsheet.rank.map;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/// Who is nearest to whom.
///
/// @param indexes of each one's neighbours, the nearest first
/// @param squared distances to them
@SuppressWarnings("ArrayRecordComponent") // inner loops run over them
record Neighbourhoods(int[][] indexes, float[][] squared) {
  /// The nearest of each vector, by Euclidean distance; ties by index.
  ///
  /// @param vectors of unit length
  /// @param wanted neighbours of each, at most one fewer than there are vectors
  static Neighbourhoods of(List<float[]> vectors, int wanted) {
    float[][] rows = vectors.toArray(float[][]::new);
    float[][] distances = new float[rows.length][rows.length];
    for (int one = 0; one < rows.length; one++) {
      for (int other = one + 1; other < rows.length; other++) {
        float distance = Math.max(0, 2 - 2 * dot(rows[one], rows[other]));
        distances[one][other] = distance;
        distances[other][one] = distance;
      }
    }
    return of(rows.length, wanted, (one, other) -> distances[one][other]);
  }

  /// The nearest of each place.
  static Neighbourhoods of(Points points, int wanted) {
    return of(points.size(), wanted, points::squaredDistance);
  }

  private static Neighbourhoods of(
      int count, int wanted, ToDoubleBiFunction<Integer, Integer> squaredDistance) {
    int[][] indexes = new int[count][];
    float[][] squared = new float[count][];
    for (int one = 0; one < count; one++) {
      long[] keys = new long[count - 1];
      for (int other = 0, at = 0; other < count; other++) {
        if (other != one) {
          float distance = (float) squaredDistance.applyAsDouble(one, other);
          // bits of a float that is not negative are in the order of the floats
          keys[at++] = ((long) Float.floatToIntBits(distance) << 32) | other;
        }
      }
      Arrays.sort(keys);
      indexes[one] = IntStream.range(0, wanted).map(i -> (int) keys[i]).toArray();
      squared[one] = new float[wanted];
      for (int i = 0; i < wanted; i++) {
        squared[one][i] = Float.intBitsToFloat((int) (keys[i] >>> 32));
      }
    }
    return new Neighbourhoods(indexes, squared);
  }

  /// How many of the neighbours of each are neighbours there too, as a mean share, 0 to 1.
  ///
  /// @param other neighbourhoods of the same ones, of the same size
  double keptIn(Neighbourhoods other) {
    double kept = 0;
    for (int one = 0; one < indexes.length; one++) {
      int[] there = other.indexes[one].clone();
      Arrays.sort(there);
      long both =
          Arrays.stream(indexes[one]).filter(i -> Arrays.binarySearch(there, i) >= 0).count();
      kept += (double) both / indexes[one].length;
    }
    return kept / indexes.length;
  }

  /// Summed in one order whatever the machine, in four sums so that it is quick.
  private static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
