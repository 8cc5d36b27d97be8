package io.broadsheet.rank.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.embed.Floats;
import io.broadsheet.rank.terms.SparseVector;
import io.broadsheet.testing.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void theBestAreThoseOfASort() {
    Random random = Seed.random("BatchTest");
    for (int round = 0; round < 300; round++) {
      float[] scores = new float[1 + random.nextInt(120)];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = random.nextInt(9) - 4 + (random.nextBoolean() ? 0.5f : 0);
      }
      int most = random.nextInt(scores.length + 1);
      assertThat(Batch.top(scores, most))
          .as("of %d", scores.length)
          .isEqualTo(sorted(scores, most));
    }
  }

  @Test
  void manyReadersGetWhatEachWouldGetAlone() {
    Random random = Seed.random("BatchTest.many");
    List<Content> papers = contents(90, random);
    List<InterestModel> readers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      readers.add(
          InterestModel.learn(
              contents(random.nextInt(4), random), contents(random.nextInt(2), random), papers));
    }
    int[][] best = Batch.best(readers, papers, 20, 2);
    for (int i = 0; i < readers.size(); i++) {
      float[] scores = new float[papers.size()];
      for (int j = 0; j < scores.length; j++) {
        scores[j] = (float) readers.get(i).score(papers.get(j));
      }
      float[] together = readers.get(i).scores(papers);
      for (int j = 0; j < scores.length; j++) {
        assertThat(together[j]).isCloseTo(scores[j], within(1e-4f));
      }
      assertThat(best[i]).isEqualTo(sorted(together, 20));
    }
  }

  @Test
  void productsOfManyAreThoseOfEach() {
    Random random = Seed.random("BatchTest.products");
    for (int size = 1; size < 40; size++) {
      float[] one = floats(size, random);
      float[] many = floats(size * 7, random);
      float[] products = new float[7];
      Floats.products(one, many, size, products);
      for (int i = 0; i < 7; i++) {
        assertThat(products[i]).isCloseTo(Floats.dot(one, many, i * size, size), within(1e-4f));
      }
      assertThat(Batch.nearest(new float[][] {one}, many, size, 7, 2)[0])
          .isEqualTo(sorted(products, 7));
    }
  }

  private static int[] sorted(float[] scores, int most) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static List<Content> contents(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Content(
                    random.nextInt(10) == 0 ? new float[0] : Floats.normalise(floats(24, random)),
                    new SparseVector(new int[] {1, 5 + random.nextInt(5)}, floats(2, random))))
        .toList();
  }

  private static float[] floats(int count, Random random) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) random.nextGaussian();
    }
    return floats;
  }
}
