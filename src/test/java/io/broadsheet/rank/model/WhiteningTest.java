package io.broadsheet.rank.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.embed.Floats;
import io.broadsheet.testing.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WhiteningTest {
  /// A direction that every paper varies in tells nothing of a reader: two papers that agree only
  /// there were near, and are no longer.
  @Test
  void whatAllPapersVaryInCountsLess() {
    Random random = Seed.random("WhiteningTest");
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      float[] vector = new float[16];
      for (int j = 0; j < 16; j++) {
        vector[j] = (float) (random.nextGaussian() * (j == 0 ? 10 : 1));
      }
      vectors.add(vector);
    }
    Whitening whitening = Whitening.learn(vectors);
    float[] loud = axis(0, 10);
    float[] quiet = axis(5, 1);
    float[] both = loud.clone();
    Floats.add(both, 1, quiet);
    float towardsLoud = Floats.dot(whitening.apply(both), whitening.apply(loud));
    float towardsQuiet = Floats.dot(whitening.apply(both), whitening.apply(quiet));
    assertThat(Floats.dot(Floats.normalise(both.clone()), axis(5, 1))).isLessThan(0.2f);
    assertThat(towardsQuiet).isGreaterThan(0.2f);
    assertThat(towardsLoud * towardsLoud + towardsQuiet * towardsQuiet).isCloseTo(1, within(0.05f));
  }

  @Test
  void lengthsAreOneAndTheMeanIsTakenAway() {
    List<float[]> vectors = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      float[] vector = axis(0, 3);
      for (int j = 0; j < 16; j++) {
        vector[j] += (float) random.nextGaussian();
      }
      vectors.add(vector);
    }
    Whitening whitening = Whitening.learn(vectors);
    float[] sum = new float[16];
    for (float[] vector : vectors) {
      float[] straight = whitening.apply(vector);
      assertThat(Floats.dot(straight, straight)).isCloseTo(1, within(1e-4f));
      Floats.add(sum, 1f / vectors.size(), straight);
    }
    assertThat(Floats.dot(sum, sum)).isLessThan(0.01f);
  }

  @Test
  void papersThatAreAllAlikeAreNoError() {
    Whitening whitening = Whitening.learn(List.of(axis(0, 1), axis(0, 1)));
    assertThat(whitening.apply(axis(1, 1))).doesNotContain(Float.NaN);
    assertThatThrownBy(() -> Whitening.learn(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theVectorApiAgreesWithALoop() {
    Random random = Seed.random("WhiteningTest.floats");
    for (int length = 0; length < 70; length++) {
      float[] a = new float[length];
      float[] b = new float[length + 3];
      double expected = 0;
      for (int i = 0; i < length; i++) {
        a[i] = random.nextFloat();
        b[i + 3] = random.nextFloat();
        expected += a[i] * b[i + 3];
      }
      assertThat((double) Floats.dot(a, b, 3, length)).isCloseTo(expected, within(1e-4));
    }
  }

  private static float[] axis(int direction, float length) {
    float[] vector = new float[16];
    vector[direction] = length;
    return vector;
  }
}
