package io.broadsheet.rank.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.testing.Seed;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TermWeightsTest {
  @Test
  void termsAreWordsAndNeighboursWithoutThoseThatSayNothing() {
    assertThat(TermSplitter.terms("The Sparse attention of Gödel's \\emph{graphs}, 2nd"))
        .containsExactly(
            "sparse",
            "attention",
            "godel",
            "graphs",
            "sparse attention",
            "attention godel",
            "godel graphs");
    assertThat(TermSplitter.terms("注意力")).containsExactly("注", "意", "力", "注 意", "意 力");
    assertThat(TermSplitter.terms(" \\ $ \uD83D \u0000 a")).isEmpty();
  }

  @Test
  void rareTermsWeighMoreThanCommonOnes() {
    TermWeights weights = new TermWeights();
    for (int i = 0; i < 40; i++) {
      weights.add(i < 10 ? "common rare" + (i < 3 ? " rarest" : "") : "nothing else");
    }
    SparseVector vector = weights.vector("common rarest");
    assertThat(vector.size()).isEqualTo(2);
    float[] dense = new float[TermWeights.PLACES];
    vector.addTo(dense, 1);
    float common = dense[TermWeights.place("common")];
    float rarest = dense[TermWeights.place("rarest")];
    // 1 + ln(41 / 11) against 1 + ln(41 / 4)
    assertThat(rarest / common)
        .isCloseTo((float) ((1 + Math.log(41.0 / 4)) / (1 + Math.log(41.0 / 11))), within(1e-4f));
    assertThat(vector.dot(vector)).isCloseTo(1, within(1e-6));
  }

  @Test
  void termsOfMostTextsAndOfHardlyAnyDoNotCount() {
    TermWeights weights = new TermWeights();
    for (int i = 0; i < 40; i++) {
      weights.add("everywhere" + (i == 0 ? " once" : ""));
    }
    assertThat(weights.vector("everywhere once unseen").size()).isZero();
    assertThat(weights.vector("").size()).isZero();
  }

  @Test
  void productsAgreeWithThoseOfDenseVectors() {
    Random random = Seed.random("TermWeightsTest");
    for (int round = 0; round < 200; round++) {
      SparseVector a = random(random);
      SparseVector b = random(random);
      float[] dense = new float[64];
      b.addTo(dense, 1);
      assertThat(a.dot(b)).isCloseTo(a.dot(dense), within(1e-5));
    }
  }

  @Test
  void placesWithoutValuesAreRefused() {
    assertThatThrownBy(() -> new SparseVector(new int[2], new float[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SparseVector random(Random random) {
    int[] places = random.ints(random.nextInt(20), 0, 64).distinct().sorted().toArray();
    float[] values = new float[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new SparseVector(places, values);
  }
}
