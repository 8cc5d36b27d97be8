package io.broadsheet.rank.experiment;

import io.broadsheet.embed.Floats;
import java.util.List;
import java.util.SplittableRandom;

/// A network of two layers with ReLU, of which a share of the first layer's weights is taken out at
/// random before training and never comes back (Yang and others, "Pruning before training may
/// improve generalization, provably", arXiv 2301.00335), and whose biases start from one negative
/// number and are trained, so that few units answer to an input (Yang and others, "Convergence and
/// generalization of wide neural networks with large bias", arXiv 2301.00327). Trained by
/// stochastic gradient descent on the logistic loss; the second layer stays as it was drawn.
final class PrunedNetwork {
  private static final int UNITS = 64;
  private static final int ROUNDS = 10;
  private static final float RATE = 0.5f;

  private final float[][] weights;
  private final boolean[][] kept;
  private final float[] biases = new float[UNITS];
  private final float[] signs = new float[UNITS];

  /// @param pruned share of the weights taken out, 0 to less than 1
  /// @param bias at which every unit starts, 0 or negative
  PrunedNetwork(int inputs, double pruned, double bias, SplittableRandom random) {
    weights = new float[UNITS][inputs];
    kept = new boolean[UNITS][inputs];
    // an input of length 1 makes a unit's sum vary by 1
    double deviation = Math.sqrt(1 / (1 - pruned));
    for (int unit = 0; unit < UNITS; unit++) {
      biases[unit] = (float) bias;
      signs[unit] = (unit % 2 == 0 ? 1 : -1) / (float) Math.sqrt(UNITS);
      for (int i = 0; i < inputs; i++) {
        if (unit % 2 == 0) {
          kept[unit][i] = random.nextDouble() >= pruned;
          weights[unit][i] = kept[unit][i] ? (float) (random.nextGaussian() * deviation) : 0;
        } else {
          // pairs of opposite sign: before training the network says nothing
          kept[unit][i] = kept[unit - 1][i];
          weights[unit][i] = weights[unit - 1][i];
        }
      }
    }
  }

  /// Learns to tell wanted inputs from others; both sides weigh the same.
  void train(List<float[]> wanted, List<float[]> others, SplittableRandom random) {
    int count = wanted.size() + others.size();
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    for (int round = 0; round < ROUNDS; round++) {
      Shuffle.first(count, order, random);
      for (int at : order) {
        boolean positive = at < wanted.size();
        step(
            positive ? wanted.get(at) : others.get(at - wanted.size()),
            positive ? 1 : 0,
            RATE * count / (2f * (positive ? wanted.size() : others.size())) / ROUNDS);
      }
    }
  }

  private void step(float[] input, int target, float rate) {
    double error = target - 1 / (1 + Math.exp(-score(input)));
    for (int unit = 0; unit < UNITS; unit++) {
      if (Floats.dot(weights[unit], input) + biases[unit] > 0) {
        float by = (float) (rate * error * signs[unit]);
        boolean[] mask = kept[unit];
        float[] row = weights[unit];
        for (int i = 0; i < row.length; i++) {
          row[i] += mask[i] ? by * input[i] : 0;
        }
        biases[unit] += by;
      }
    }
  }

  double score(float[] input) {
    double sum = 0;
    for (int unit = 0; unit < UNITS; unit++) {
      sum += signs[unit] * Math.max(0, Floats.dot(weights[unit], input) + biases[unit]);
    }
    return sum;
  }

  /// The share of units that answer to an input.
  double activity(float[] input) {
    int active = 0;
    for (int unit = 0; unit < UNITS; unit++) {
      active += Floats.dot(weights[unit], input) + biases[unit] > 0 ? 1 : 0;
    }
    return (double) active / UNITS;
  }
}
