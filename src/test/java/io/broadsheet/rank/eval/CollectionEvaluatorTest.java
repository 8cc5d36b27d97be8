package io.broadsheet.rank.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.lucene.LuceneSearchIndex;
import io.broadsheet.rank.eval.TestCollection.Document;
import io.broadsheet.rank.eval.TestCollection.Query;
import io.broadsheet.search.SearchMode;
import io.broadsheet.testing.FakeEmbedder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectionEvaluatorTest {
  private static final CollectionEvaluator.IndexFactory LUCENE =
      (folder, model) -> LuceneSearchIndex.openForWriting(folder, model).orElseThrow();

  private static final TestCollection SMALL =
      new TestCollection(
          "small",
          List.of(
              new Document("http://x/1?a=\"b\" <c>", "Wing flutter", "of supersonic aircraft"),
              new Document("ü 2", "", "boundary layer transition on a flat plate"),
              new Document("3", "Library cataloguing", "rules for authors: a AND b NOT c")),
          List.of(
              new Query("q1", "supersonic (aircraft) flutter: AND -wing \"unclosed"),
              new Query("q2", "flat plate boundary layer"),
              new Query("q3", "2503.20791")),
          new Qrels(
              Map.of(
                  "q1", Map.of("http://x/1?a=\"b\" <c>", 1),
                  "q2", Map.of("ü 2", 2),
                  "q3", Map.of("3", 1))));

  @Test
  void everyModeFindsWhatSharesWordsAndNamesDocumentsAsTheCollectionDoes() {
    CollectionEvaluator evaluator =
        new CollectionEvaluator(LUCENE, new FakeEmbedder(), 1, Clock.systemUTC());
    List<EvaluationResult> results =
        evaluator.evaluate(
            SMALL,
            List.of(SearchMode.KEYWORD, SearchMode.SEMANTIC, SearchMode.HYBRID),
            CollectionEvaluator.Listener.NONE);
    assertThat(results)
        .extracting(EvaluationResult::mode)
        .containsExactly(SearchMode.KEYWORD, SearchMode.SEMANTIC, SearchMode.HYBRID);
    for (EvaluationResult result : results) {
      assertThat(result.queries()).isEqualTo(3);
      assertThat(result.run().ranking("q1")).first().isEqualTo("http://x/1?a=\"b\" <c>");
      assertThat(result.run().ranking("q2")).first().isEqualTo("ü 2");
      assertThat(result.quality().mrrAt10()).isGreaterThanOrEqualTo(2.0 / 3);
      assertThat(result.latency().p50()).isPositive();
      assertThat(result.latency().p99()).isGreaterThanOrEqualTo(result.latency().p50());
    }
  }

  @Test
  void meaningWithoutAModelIsRefused() {
    CollectionEvaluator evaluator = new CollectionEvaluator(LUCENE, null, 1, Clock.systemUTC());
    assertThatThrownBy(
            () ->
                evaluator.evaluate(
                    SMALL, List.of(SearchMode.HYBRID), CollectionEvaluator.Listener.NONE))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("embed.enabled");
    assertThat(
            evaluator.evaluate(
                SMALL, List.of(SearchMode.KEYWORD), CollectionEvaluator.Listener.NONE))
        .hasSize(1);
  }
}
