package io.broadsheet.rank.experiment;

import io.broadsheet.rank.terms.SparseVector;
import java.util.SplittableRandom;

/// A linear support vector machine with squared hinge loss and balanced classes, trained by dual
/// coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan, "A dual coordinate descent
/// method for large-scale linear SVM", ICML 2008, algorithm 3): what arxiv-sanity trains for each
/// tag. The bias is the weight of one more place that is always 1.
final class LinearSvm {
  private static final int MOST_ROUNDS = 200;
  private static final double TOLERANCE = 1e-3;

  private final float[] weights;

  private LinearSvm(float[] weights) {
    this.weights = weights;
  }

  /// Trains on the first `count` of `papers`.
  ///
  /// @param positive which of them the reader has
  /// @param places how long a dense vector is
  /// @param penalty of an error: scikit-learn's C
  static LinearSvm train(
      SparseVector[] papers, int count, boolean[] positive, int places, double penalty, long seed) {
    int positives = 0;
    for (int i = 0; i < count; i++) {
      positives += positive[i] ? 1 : 0;
    }
    double[] diagonal = {
      (2.0 * (count - positives) / count) / (2 * penalty),
      (2.0 * Math.max(1, positives) / count) / (2 * penalty)
    };
    double[] alpha = new double[count];
    double[] squares = new double[count];
    float[] weights = new float[places + 1];
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      squares[i] = papers[i].dot(papers[i]) + 1;
      order[i] = i;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int active = count;
    double bound = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Shuffle.first(active, order, random);
      double largest = 0;
      int kept = 0;
      for (int at = 0; at < active; at++) {
        int i = order[at];
        double sign = positive[i] ? 1 : -1;
        double d = diagonal[positive[i] ? 1 : 0];
        double gradient = sign * (papers[i].dot(weights) + weights[places]) - 1 + d * alpha[i];
        if (alpha[i] == 0 && gradient > bound) {
          continue;
        }
        order[at] = order[kept];
        order[kept++] = i;
        double projected = alpha[i] == 0 ? Math.min(gradient, 0) : gradient;
        largest = Math.max(largest, Math.abs(projected));
        if (projected != 0) {
          double before = alpha[i];
          alpha[i] = Math.max(0, before - gradient / (squares[i] + d));
          float step = (float) ((alpha[i] - before) * sign);
          papers[i].addTo(weights, step);
          weights[places] += step;
        }
      }
      active = kept;
      bound = largest;
      if (largest < TOLERANCE) {
        if (active == count) {
          break;
        }
        active = count;
        bound = Double.POSITIVE_INFINITY;
      }
    }
    return new LinearSvm(weights);
  }

  double score(SparseVector paper) {
    return paper.dot(weights);
  }
}
