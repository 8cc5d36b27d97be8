package io.broadsheet.search;

import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.indexed;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.index.Hit;
import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.index.lucene.LuceneIndexes;
import io.broadsheet.paper.PaperId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanyTest {
  private static final EmbeddingModelId MODEL = new EmbeddingModelId("fake", 3, "000000000000");

  @TempDir Path folder;
  private SearchIndex index;
  private Company company;

  @BeforeEach
  void open() {
    index = LuceneIndexes.open(folder, MODEL);
    company = new Company(index);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void aPaperAmongGoodOnesComesBeforeOneThatStandsAmongBadOnes() {
    List<Hit> ranked = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      put(i, 1, 0);
      ranked.add(new Hit(id(i), 1 - i / 100.0));
    }
    put(9, 0, 1);
    ranked.add(new Hit(id(9), 0.52));
    put(10, 1, 0);
    ranked.add(new Hit(id(10), 0.5));
    for (int i = 11; i <= 18; i++) {
      put(i, 0, 1);
      ranked.add(new Hit(id(i), 0.1));
    }
    index.refresh();
    List<PaperId> again = company.rerank(ranked).stream().map(Hit::paperId).toList();
    assertThat(again.indexOf(id(10))).isEqualTo(8);
    assertThat(again.indexOf(id(9))).isEqualTo(9);
  }

  @Test
  void theNewScoreIsSixTenthsOwnAndTheRestTheMeanOfTheNearestSevenByNearness() {
    List<Hit> ranked = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      put(i, 1, i == 8 ? 0.5f : 0);
      ranked.add(new Hit(id(i), i == 1 ? 1 : i == 8 ? 0.3 : 0.5));
    }
    put(9, 0, 1);
    ranked.add(new Hit(id(9), 0.25));
    index.refresh();
    List<Hit> again = company.rerank(ranked);
    double nearness = 1 / Math.sqrt(1.25);
    double around = (6 * 0.5 + nearness * 0.3) / (6 + nearness);
    assertThat(again.getFirst().paperId()).isEqualTo(id(1));
    assertThat(again.getFirst().score()).isCloseTo(0.6 + 0.4 * around, within(1e-6));
    assertThat(again.getLast().paperId()).isEqualTo(id(9));
    assertThat(again.getLast().score()).isCloseTo(0.6 * 0.25 + 0.4 * 0.3, within(1e-6));
  }

  @Test
  void withoutVectorsOrWithFewOfThemNothingMoves() {
    List<Hit> few = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      put(i, 1, 0);
      few.add(new Hit(id(i), 1.0 / i));
    }
    index.refresh();
    assertThat(company.rerank(few)).isEqualTo(few);
    assertThat(company.rerank(List.of())).isEmpty();
    List<Hit> unknown = List.of(new Hit(id(98), 1), new Hit(id(99), 0.5));
    assertThat(company.rerank(unknown)).isEqualTo(unknown);
  }

  @Test
  void aPaperWithoutAVectorIsInAverageCompanyAndNoneIsLost() {
    List<Hit> ranked = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      if (i != 2) {
        put(i, (float) Math.cos(i), (float) Math.sin(i));
      }
      ranked.add(new Hit(id(i), 1 - i / 400.0));
    }
    index.refresh();
    List<Hit> again = company.rerank(ranked);
    assertThat(again)
        .extracting(Hit::paperId)
        .containsExactlyInAnyOrderElementsOf(ranked.stream().map(Hit::paperId).toList());
    assertThat(again).isSortedAccordingTo(Comparator.comparingDouble(Hit::score).reversed());
    double average = ranked.stream().limit(100).mapToDouble(Hit::score).average().orElseThrow();
    assertThat(again.stream().filter(hit -> hit.paperId().equals(id(2))).findFirst())
        .hasValueSatisfying(
            hit ->
                assertThat(hit.score())
                    .isCloseTo(0.6 * (1 - 2 / 400.0) + 0.4 * average, within(1e-9)));
    assertThat(again.subList(100, 300))
        .extracting(Hit::paperId)
        .containsExactlyElementsOf(ranked.subList(100, 300).stream().map(Hit::paperId).toList());
  }

  private void put(int number, float x, float y) {
    float length = (float) Math.sqrt(x * x + y * y);
    index.put(
        List.<IndexedPaper>of(
            indexed(paper(number, "Paper", ""), new float[] {x / length, y / length, 0})));
  }
}
