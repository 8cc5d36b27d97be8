package io.broadsheet.rank.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.rank.terms.SparseVector;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearSvmTest {
  private static final int PLACES = 6;

  /// The dual's solution minimises the primal: no step of gradient descent on the primal from there
  /// makes it smaller, and gradient descent from 0 arrives at the same scores.
  @Test
  void agreesWithGradientDescentOnThePrimal() {
    Random random = new Random(8);
    SparseVector[] papers = new SparseVector[60];
    boolean[] positive = new boolean[60];
    for (int i = 0; i < papers.length; i++) {
      positive[i] = i % 6 == 0;
      float[] values = new float[PLACES];
      int[] places = new int[PLACES];
      for (int j = 0; j < PLACES; j++) {
        places[j] = j;
        values[j] = (float) (random.nextGaussian() + (positive[i] && j == 0 ? 2 : 0));
      }
      papers[i] = new SparseVector(places, values);
    }
    double penalty = 0.05;
    LinearSvm svm = LinearSvm.train(papers, papers.length, positive, PLACES, penalty, 1);
    double[] expected = descend(papers, positive, penalty);
    double offset = svm.score(papers[0]) - score(expected, papers[0]);
    for (SparseVector paper : papers) {
      assertThat(svm.score(paper) - offset).isCloseTo(score(expected, paper), within(0.01));
    }
  }

  private static double[] descend(SparseVector[] papers, boolean[] positive, double penalty) {
    double[] weights = new double[PLACES + 1];
    for (int round = 0; round < 20_000; round++) {
      double[] gradient = weights.clone();
      for (int i = 0; i < papers.length; i++) {
        double sign = positive[i] ? 1 : -1;
        double balance = papers.length / (2.0 * (positive[i] ? 10 : 50));
        double margin = 1 - sign * (score(weights, papers[i]) + weights[PLACES]);
        if (margin > 0) {
          double factor = -2 * penalty * balance * margin * sign;
          for (int j = 0; j < PLACES; j++) {
            gradient[j] += factor * papers[i].values()[j];
          }
          gradient[PLACES] += factor;
        }
      }
      for (int j = 0; j <= PLACES; j++) {
        weights[j] -= 0.01 * gradient[j];
      }
    }
    return weights;
  }

  private static double score(double[] weights, SparseVector paper) {
    double sum = 0;
    for (int j = 0; j < PLACES; j++) {
      sum += weights[j] * paper.values()[j];
    }
    return sum;
  }
}
