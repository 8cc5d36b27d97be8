package io.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotationTest {
  private static final String SENTENCE =
      "We show that the na\\\"ive Schr{\\\"o}dinger bridge, $O(n^2)$ at first, is learnt in"
          + " linear time by a pruned network.";
  private static final Hit NEAR = new Hit(PaperId.arxiv("2501.00002"), 14);
  private static final Hit QUOTED = new Hit(PaperId.arxiv("2501.00001"), 13);
  private static final Hit CHINESE = new Hit(PaperId.arxiv("2501.00003"), 12);

  @TempDir Path folder;
  private Database database;
  private Quotation quotations;

  @BeforeEach
  void threePapers() {
    database = Database.open(StoreConfig.of(folder), Clock.systemUTC());
    SqlPaperStore store = new SqlPaperStore(database);
    store.write(
        Batch.ofPapers(
            List.of(
                Paper.builder(QUOTED.paperId(), "Bridges")
                    .abstractText("Bridges are slow. " + SENTENCE + " They were not before.")
                    .build(),
                Paper.builder(NEAR.paperId(), "A pruned network learns the Schrödinger bridge")
                    .abstractText(
                        "In linear time a bridge is learnt; at first we show that a network is"
                            + " naive, pruned by time, linear, Schrödinger.")
                    .build(),
                Paper.builder(CHINESE.paperId(), "桥")
                    .abstractText("我们证明剪枝网络在线性时间内学会桥接。")
                    .build())));
    quotations = new Quotation(store);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aPaperThatHasTheTextIsMeantThoughAnotherHasItsWords() {
    List<Hit> byWords = List.of(NEAR, QUOTED, CHINESE);
    assertThat(quotations.find(SENTENCE, byWords)).hasValue(QUOTED.paperId());
    assertThat(
            quotations.find(
                "the naive schrodinger bridge o n2 at first is learnt in liner time by a pruned"
                    + " network",
                byWords))
        .as("rendered, folded, and with a word mistyped")
        .hasValue(QUOTED.paperId());
    assertThat(quotations.find("我们证明剪枝网络在线性时间内学会", byWords)).hasValue(CHINESE.paperId());
  }

  @Test
  void wordsInAnotherOrderAreNoQuotation() {
    assertThat(
            quotations.find(
                "network pruned a by time linear in learnt is first at bridge naive the show we",
                List.of(QUOTED, NEAR)))
        .isEmpty();
  }

  @Test
  void aShortQueryOrAPaperBehindTheFirstIsNone() {
    assertThat(quotations.find("learnt in linear time by a", List.of(QUOTED))).isEmpty();
    assertThat(quotations.find(SENTENCE, List.of())).isEmpty();
    Hit other = new Hit(PaperId.arxiv("2501.00009"), 20);
    assertThat(quotations.find(SENTENCE, List.of(other, other, NEAR, QUOTED))).isEmpty();
  }

  @Test
  void endlessTextIsReadInPart() {
    assertThat(quotations.find("a b c d e f g h ".repeat(1_000_000), List.of(QUOTED))).isEmpty();
  }

  @Test
  void whoIsMeantMovesToTheFrontAndNoOtherMoves() {
    Hit third = new Hit(PaperId.arxiv("2501.00003"), 1);
    assertThat(Promotion.toFront(QUOTED.paperId(), List.of(NEAR, third, QUOTED)))
        .containsExactly(new Hit(QUOTED.paperId(), 14), NEAR, third);
    assertThat(Promotion.toFront(NEAR.paperId(), List.of(NEAR, third)))
        .containsExactly(NEAR, third);
  }
}
