package io.broadsheet.embed.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// The first step of learning against its definition, worked out in double precision by differences
/// of the loss.
class ContrastiveLearningTest {
  private static final int DIMENSIONS = 8;
  private static final double TEMPERATURE = 0.1;
  private static final int[][] TEXTS = {{0, 1, 1}, {1, 2}, {0, 2, 3, 3, 3}};

  private final Random random = new Random(3);
  private final float[][] papers = vectors(3, true);
  private final float[][] units = vectors(5, false);

  @Test
  void theFirstStepGoesDownTheLossThatIsDefined() {
    float[][] before = copy(units);
    double[][] slope = new double[units.length][DIMENSIONS];
    for (int unit = 0; unit < units.length; unit++) {
      for (int d = 0; d < DIMENSIONS; d++) {
        slope[unit][d] = (loss(before, unit, d, 1e-5) - loss(before, unit, d, -1e-5)) / 2e-5;
      }
    }
    double loss;
    try (Parallel parallel = new Parallel(2)) {
      loss = learning(0, parallel).learn(new int[] {0, 1, 2}, 0.01f);
    }
    assertThat(loss).isCloseTo(loss(before, 0, 0, 0), within(1e-5));
    for (int unit = 0; unit < units.length; unit++) {
      double square = 0;
      for (double value : slope[unit]) {
        square += value * value;
      }
      double length = Math.sqrt(square / DIMENSIONS);
      for (int d = 0; d < DIMENSIONS; d++) {
        double step = length == 0 ? 0 : -0.01 * slope[unit][d] / length;
        assertThat((double) units[unit][d] - before[unit][d]).isCloseTo(step, within(2e-5));
      }
    }
    assertThat(units[4]).as("stands in no text").containsExactly(before[4]);
  }

  @Test
  void leavesOutAboutAsMuchAsItIsTold() {
    TextMatrix texts = new TextMatrix();
    int[] all = new int[400];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    texts.add(0, all);
    float[][] rows = vectors(400, false);
    float[][] before = copy(rows);
    try (Parallel parallel = new Parallel(1)) {
      new ContrastiveLearning(texts, papers, rows, 0.1f, 2, 0.25, new Random(1), parallel)
          .learn(new int[] {0}, 0.01f);
    }
    int moved = 0;
    for (int row = 0; row < rows.length; row++) {
      moved += rows[row][0] == before[row][0] ? 0 : 1;
    }
    assertThat(moved).isBetween(270, 330);
  }

  @Test
  void theExponentialIsRightToFiveDigits() {
    for (float x = 0; x > -80; x -= 0.013f) {
      assertThat((double) ContrastiveLearning.exp(x) / Math.exp(x)).isCloseTo(1, within(2e-5));
    }
    assertThat(ContrastiveLearning.exp(-1_000)).isZero();
  }

  private ContrastiveLearning learning(double omission, Parallel parallel) {
    TextMatrix texts = new TextMatrix();
    for (int i = 0; i < TEXTS.length; i++) {
      texts.add(i, TEXTS[i]);
    }
    return new ContrastiveLearning(
        texts, papers, units, (float) TEMPERATURE, 0, omission, new Random(1), parallel);
  }

  /// The mean loss when one number is moved a little.
  private double loss(float[][] rows, int movedUnit, int movedDimension, double by) {
    double total = 0;
    for (int text = 0; text < TEXTS.length; text++) {
      double[] sum = new double[DIMENSIONS];
      for (int unit = 0; unit < rows.length; unit++) {
        int times = 0;
        for (int each : TEXTS[text]) {
          times += each == unit ? 1 : 0;
        }
        double weight = times == 0 ? 0 : 1 + Math.log(times);
        for (int d = 0; d < DIMENSIONS; d++) {
          double moved = unit == movedUnit && d == movedDimension ? by : 0;
          sum[d] += weight * (rows[unit][d] + moved);
        }
      }
      double length = 0;
      for (double value : sum) {
        length += value * value;
      }
      double all = 0;
      double own = 0;
      for (int paper = 0; paper < papers.length; paper++) {
        double cosine = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
          cosine += sum[d] * papers[paper][d] / Math.sqrt(length);
        }
        all += Math.exp(cosine / TEMPERATURE);
        own = paper == text ? Math.exp(cosine / TEMPERATURE) : own;
      }
      total -= Math.log(own / all);
    }
    return total / TEXTS.length;
  }

  private float[][] vectors(int count, boolean unit) {
    float[][] vectors = new float[count][DIMENSIONS];
    for (float[] vector : vectors) {
      double square = 0;
      for (int d = 0; d < DIMENSIONS; d++) {
        vector[d] = (float) random.nextGaussian();
        square += vector[d] * vector[d];
      }
      for (int d = 0; d < DIMENSIONS && unit; d++) {
        vector[d] /= (float) Math.sqrt(square);
      }
    }
    return vectors;
  }

  private static float[][] copy(float[][] rows) {
    float[][] copy = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }
}
