package io.broadsheet.rank.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrunedNetworkTest {
  private static final int SIZE = 64;

  @Test
  void learnsToTellTwoKindsApartAlsoWhenHalfOfItIsTakenOut() {
    for (double pruned : new double[] {0, 0.5}) {
      Random random = new Random(2);
      PrunedNetwork network = new PrunedNetwork(SIZE, pruned, 0, new SplittableRandom(1));
      network.train(inputs(20, 1, random), inputs(60, -1, random), new SplittableRandom(3));
      int right = 0;
      for (float[] input : inputs(100, 1, random)) {
        right += network.score(input) > 0 ? 1 : 0;
      }
      for (float[] input : inputs(100, -1, random)) {
        right += network.score(input) < 0 ? 1 : 0;
      }
      assertThat(right).as("of 200, %s pruned", pruned).isGreaterThan(180);
    }
  }

  @Test
  void aNegativeBiasLeavesFewUnitsActive() {
    Random random = new Random(2);
    double plain = 0;
    double sparse = 0;
    PrunedNetwork open = new PrunedNetwork(SIZE, 0.5, 0, new SplittableRandom(1));
    PrunedNetwork shut = new PrunedNetwork(SIZE, 0.5, -2, new SplittableRandom(1));
    for (float[] input : inputs(100, 1, random)) {
      plain += open.activity(input) / 100;
      sparse += shut.activity(input) / 100;
    }
    assertThat(plain).isBetween(0.4, 0.6);
    assertThat(sparse).isLessThan(0.2);
  }

  private static List<float[]> inputs(int count, int side, Random random) {
    List<float[]> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] input = new float[SIZE];
      double squares = 0;
      for (int j = 0; j < SIZE; j++) {
        input[j] = (float) (random.nextGaussian() + (j < 16 ? side : 0));
        squares += input[j] * input[j];
      }
      for (int j = 0; j < SIZE; j++) {
        input[j] /= (float) Math.sqrt(squares);
      }
      inputs.add(input);
    }
    return inputs;
  }
}
