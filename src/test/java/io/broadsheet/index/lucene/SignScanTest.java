package io.broadsheet.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.Floats;
import io.broadsheet.index.Hit;
import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.IndexedPapers;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.paper.PaperId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The nearest of twenty thousand approximate vectors, five times as many as are looked at by their
/// bytes.
class SignScanTest {
  private static final int PAPERS = 20_000;
  private static final int TOPICS = 200;
  private static final int DIMENSIONS = 384;
  private static final int WANTED = 50;
  private static final EmbeddingModelId MODEL =
      new EmbeddingModelId("fake", DIMENSIONS, "000000000000");

  @TempDir Path folder;

  @Test
  void findsWhatComparingAllFinds() {
    Random random = new Random(5);
    float[][] topics = new float[TOPICS][];
    for (int topic = 0; topic < TOPICS; topic++) {
      topics[topic] = near(new float[DIMENSIONS], 1, random);
    }
    List<IndexedPaper> papers = new ArrayList<>();
    float[][] vectors = new float[PAPERS][];
    for (int i = 0; i < PAPERS; i++) {
      vectors[i] = near(topics[i % TOPICS], 1.2, random);
      papers.add(
          new IndexedPaper(
              IndexedPapers.paper(i + 1, i % 2 == 0 ? "Even" : "Odd", "").build(),
              List.of(),
              vectors[i],
              true));
    }
    try (SearchIndex index = LuceneIndexes.open(folder, MODEL)) {
      index.put(papers.subList(0, PAPERS / 2));
      index.refresh();
      index.add(papers.subList(PAPERS / 2, PAPERS));
      index.refresh();
      double found = 0;
      double evenFound = 0;
      for (int question = 0; question < 20; question++) {
        float[] asked = near(vectors[random.nextInt(PAPERS)], 1, random);
        found += share(index, new QueryNode.All(), asked, vectors, 1);
        QueryNode even = new QueryNode.Words(QueryNode.TextField.TITLE, "even");
        evenFound += share(index, even, asked, vectors, 2);
      }
      assertThat(found / 20).isGreaterThan(0.97);
      assertThat(evenFound / 20).isGreaterThan(0.97);
      PaperId gone = index.nearest(vectors[7], new QueryNode.All(), 1).getFirst().paperId();
      assertThat(gone).isEqualTo(IndexedPapers.id(8));
      index.remove(List.of(gone));
      index.refresh();
      assertThat(index.nearest(vectors[7], new QueryNode.All(), 10))
          .extracting(Hit::paperId)
          .doesNotContain(gone);
      assertThat(index.sizeApproximate()).isEqualTo(PAPERS - 1);
    }
  }

  private static double share(
      SearchIndex index, QueryNode filter, float[] asked, float[][] vectors, int step) {
    Set<PaperId> nearest = new HashSet<>();
    IntStream.range(0, PAPERS)
        .filter(i -> i % step == 0)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Floats.dot(asked, vectors[i])))
        .limit(WANTED)
        .forEach(i -> nearest.add(IndexedPapers.id(i + 1)));
    return index.nearest(asked, filter, WANTED).stream()
            .filter(hit -> nearest.contains(hit.paperId()))
            .count()
        / (double) WANTED;
  }

  private static float[] near(float[] middle, double noise, Random random) {
    float[] vector = middle.clone();
    double length = noise / Math.sqrt(DIMENSIONS);
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] += (float) (random.nextGaussian() * length);
    }
    return Floats.normalise(vector);
  }
}
