package io.broadsheet.rank.map;

import java.util.ArrayList;
import java.util.List;

/// How strongly each is bound to others: Gaussian weights of its nearest neighbours, the width
/// chosen so that each has as many effective neighbours, made symmetric; they sum to 1.
///
/// @param linked those that each is bound to
/// @param weights how strongly
@SuppressWarnings("ArrayRecordComponent") // inner loops run over them
record Affinities(int[][] linked, float[][] weights) {
  private static final int HALVINGS = 50;

  /// @param perplexity effective neighbours of each, fewer than it has
  static Affinities of(Neighbourhoods near, int perplexity) {
    int count = near.indexes().length;
    List<List<Integer>> linked = new ArrayList<>();
    List<List<Float>> weights = new ArrayList<>();
    for (int one = 0; one < count; one++) {
      linked.add(new ArrayList<>());
      weights.add(new ArrayList<>());
    }
    for (int one = 0; one < count; one++) {
      double[] given = weights(near.squared()[one], StrictMath.log(perplexity));
      for (int i = 0; i < given.length; i++) {
        int other = near.indexes()[one][i];
        float half = (float) (given[i] / (2.0 * count));
        linked.get(one).add(other);
        weights.get(one).add(half);
        linked.get(other).add(one);
        weights.get(other).add(half);
      }
    }
    int[][] indexes = new int[count][];
    float[][] values = new float[count][];
    for (int one = 0; one < count; one++) {
      indexes[one] = linked.get(one).stream().mapToInt(Integer::intValue).toArray();
      values[one] = new float[indexes[one].length];
      for (int i = 0; i < values[one].length; i++) {
        values[one][i] = weights.get(one).get(i);
      }
    }
    return new Affinities(indexes, values);
  }

  /// Weights that fall with the distance and sum to 1.
  ///
  /// @param entropy wanted, in nats: the logarithm of the effective number
  private static double[] weights(float[] squared, double entropy) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double sharpness = 1;
    double[] weights = new double[squared.length];
    for (int i = 0; i < HALVINGS; i++) {
      if (entropy(squared, sharpness, weights) > entropy) {
        low = sharpness;
        sharpness = Double.isInfinite(high) ? sharpness * 2 : (low + high) / 2;
      } else {
        high = sharpness;
        sharpness = (low + high) / 2;
      }
    }
    return weights;
  }

  private static double entropy(float[] squared, double sharpness, double[] weights) {
    double sum = 0;
    double mean = 0;
    for (int i = 0; i < squared.length; i++) {
      // from the nearest on, so that not all vanish
      double above = squared[i] - squared[0];
      weights[i] = StrictMath.exp(-sharpness * above);
      sum += weights[i];
      mean += weights[i] * above;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return StrictMath.log(sum) + sharpness * mean / sum;
  }
}
