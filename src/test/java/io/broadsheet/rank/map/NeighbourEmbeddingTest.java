package io.broadsheet.rank.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Vectors of twelve topics in 64 dimensions, each around a direction of its own.
class NeighbourEmbeddingTest {
  private static final int TOPICS = 12;
  private static final int NEIGHBOURS = 10;

  private static List<float[]> vectors(int count, long seed) {
    Random random = new Random(seed);
    List<float[]> directions = IntStream.range(0, TOPICS).mapToObj(_ -> direction(random)).toList();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = direction(random);
      for (int j = 0; j < vector.length; j++) {
        vector[j] = 0.6f * vector[j] + directions.get(i % TOPICS)[j];
      }
      vectors.add(unit(vector));
    }
    return vectors;
  }

  private static float[] direction(Random random) {
    float[] direction = new float[64];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = (float) random.nextGaussian();
    }
    return unit(direction);
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += value * value;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  @Test
  void keepsMoreNeighboursThanThePrincipalAxes() {
    List<float[]> vectors = vectors(360, 1);
    Neighbourhoods real = Neighbourhoods.of(vectors, NEIGHBOURS);
    double axes = real.keptIn(Neighbourhoods.of(PrincipalAxes.of(vectors), NEIGHBOURS));
    double map = real.keptIn(Neighbourhoods.of(NeighbourEmbedding.of(vectors), NEIGHBOURS));
    assertThat(real.keptIn(real)).isEqualTo(1);
    assertThat(map).isGreaterThan(1.5 * axes).isGreaterThan(0.5);
  }

  @Test
  void theSameVectorsHaveTheSamePlaces() {
    Points one = NeighbourEmbedding.of(vectors(100, 2));
    Points two = NeighbourEmbedding.of(vectors(100, 2));
    assertThat(one.x()).containsExactly(two.x());
    assertThat(one.y()).containsExactly(two.y());
  }

  @Test
  void topicsLieTogetherAndAreFoundAsGroups() {
    Points points = NeighbourEmbedding.of(vectors(360, 3));
    List<List<Integer>> groups = Groups.of(points, 8);
    assertThat(groups.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 360).boxed().toList());
    assertThat(groups).hasSize(TOPICS);
    assertThat(groups)
        .allSatisfy(
            group ->
                assertThat(group.stream().map(i -> i % TOPICS).distinct().count()).isEqualTo(1));
  }

  @Test
  void fewVectorsAndEqualOnesHavePlacesThatAreNumbers() {
    for (int count : new int[] {0, 1, 2, 3, 9, 10, 11, 31}) {
      numbers(vectors(count, 4), count);
    }
    float[] same = vectors(1, 5).getFirst();
    numbers(IntStream.range(0, 40).mapToObj(_ -> same).toList(), 40);
    List<float[]> two = vectors(2, 6);
    numbers(IntStream.range(0, 60).mapToObj(i -> two.get(i % 2)).toList(), 60);
  }

  private static void numbers(List<float[]> vectors, int count) {
    Points points = NeighbourEmbedding.of(vectors);
    assertThat(points.size()).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      assertThat(points.x()[i]).isFinite();
      assertThat(points.y()[i]).isFinite();
    }
    assertThat(Groups.of(points, 8).stream().mapToInt(List::size).sum()).isEqualTo(count);
  }

  @Test
  void theFirstAxisIsTheOneOfTheLargestVariance() {
    Random random = new Random(8);
    List<float[]> flat = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      flat.add(
          new float[] {
            (float) random.nextGaussian() * 0.1f,
            5 * (float) random.nextGaussian(),
            1,
            (float) random.nextGaussian()
          });
    }
    Points points = PrincipalAxes.of(flat);
    double[] share = new double[2];
    for (int i = 0; i < 200; i++) {
      share[0] += Math.pow(points.x()[i], 2);
      share[1] += Math.pow(points.y()[i], 2);
    }
    assertThat(share[0] / share[1]).isBetween(15.0, 40.0);
    double alike = 0;
    for (int i = 0; i < 200; i++) {
      alike += Math.abs(Math.abs(points.x()[i]) - Math.abs(flat.get(i)[1])) / 200;
    }
    assertThat(alike).isLessThan(0.5);
  }
}
