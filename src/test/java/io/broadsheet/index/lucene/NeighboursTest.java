package io.broadsheet.index.lucene;

import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.indexed;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Hit;
import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.paper.PaperId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTest {
  private static final EmbeddingModelId MODEL = new EmbeddingModelId("fake", 3, "000000000000");

  @TempDir Path folder;
  private SearchIndex index;

  @BeforeEach
  void open() {
    index = LuceneIndexes.open(folder, MODEL);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void comparesApproximateVectorsWithWhatTheyAreLike() {
    index.put(
        List.of(
            indexed(paper(1, "Exact", ""), new float[] {1, 0, 0}),
            approximate(2, new float[] {1, 0, 0}),
            approximate(3, new float[] {0, 1, 0})));
    index.refresh();
    List<Hit> found =
        index.nearest(new float[] {1, 0, 0}, new float[] {0.6f, 0.8f, 0}, new QueryNode.All(), 3);
    assertThat(found).extracting(Hit::paperId).containsExactly(id(1), id(3), id(2));
    assertThat(found.get(1).score()).isCloseTo(0.8, within(1e-6));
    assertThatThrownBy(
            () -> index.nearest(new float[] {1, 0, 0}, new float[] {1, 0}, new QueryNode.All(), 1))
        .isInstanceOf(BroadsheetException.class);
  }

  @Test
  void tellsTheVectorsOfPapers() {
    assertThat(index.vectors(List.of(id(1)))).isEmpty();
    index.put(List.of(indexed(paper(1, "Exact", ""), new float[] {1, 0, 0})));
    index.refresh();
    index.put(
        List.of(
            approximate(2, new float[] {0, 1, 0}),
            indexed(paper(3, "Without", "")),
            indexed(paper(4, "Exact", ""), new float[] {0, 0, 1}),
            indexed(paper(5, "Gone", ""), new float[] {0, 0, 1})));
    index.remove(List.of(id(5)));
    index.refresh();
    Map<PaperId, float[]> vectors =
        index.vectors(List.of(id(4), id(5), id(3), id(1), id(2), id(99)));
    assertThat(vectors).containsOnlyKeys(id(1), id(2), id(4));
    assertThat(vectors.get(id(1))).containsExactly(1, 0, 0);
    assertThat(vectors.get(id(2))).containsExactly(0, 1, 0);
    assertThat(vectors.get(id(4))).containsExactly(0, 0, 1);
  }

  private static IndexedPaper approximate(int number, float[] vector) {
    return new IndexedPaper(paper(number, "Approximate", "").build(), List.of(), vector, true);
  }
}
