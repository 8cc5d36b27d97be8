package io.broadsheet.rank.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.onnx.OnnxEmbedder;
import io.broadsheet.embed.table.InstantVectors;
import io.broadsheet.embed.table.TableShelf;
import io.broadsheet.index.lucene.LuceneSearchIndex;
import io.broadsheet.search.SearchMode;
import io.broadsheet.testing.SharedData;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pins how well real collections are answered, both ways: who makes ranking better writes the new
/// figures here and in `docs/measurements.md`.
class EffectivenessTest {
  /// Words are counted the same everywhere; a processor's arithmetic and the order in which a graph
  /// grew move vectors a little.
  private static final double WORDS = 0.002;

  private static final double VECTORS = 0.012;

  private static final CollectionEvaluator.IndexFactory LUCENE =
      (folder, model) -> LuceneSearchIndex.openForWriting(folder, model).orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "cranfield,0.4005,0.400,0.4805",
    "cacm,0.5318,0.4395,0.6105",
    "cisi,0.3736,0.434,0.463",
  })
  void collectionsAreAnsweredAsWellAsMeasured(
      String name, double keyword, double semantic, double hybrid) {
    TestCollection collection =
        TestCollection.read(SharedData.require("collections").resolve(name));
    try (Embedder embedder = OnnxEmbedder.open(EmbedConfig.DEFAULT)) {
      List<EvaluationResult> results =
          new CollectionEvaluator(LUCENE, embedder, 2, Clock.systemUTC())
              .evaluate(
                  collection,
                  List.of(SearchMode.KEYWORD, SearchMode.SEMANTIC, SearchMode.HYBRID),
                  CollectionEvaluator.Listener.NONE);
      for (EvaluationResult result : results) {
        System.out.printf(
            Locale.ROOT, "%s %s: %s %s%n", name, result.mode(), result.quality(), result.latency());
      }
      assertThat(ndcg(results.get(0))).isCloseTo(keyword, within(WORDS));
      assertThat(ndcg(results.get(1))).isCloseTo(semantic, within(VECTORS));
      assertThat(ndcg(results.get(2)))
          .isCloseTo(hybrid, within(VECTORS))
          .isGreaterThan(ndcg(results.get(0)))
          .isGreaterThan(ndcg(results.get(1)));
    }
  }

  /// With what papers have before the model has made their vectors.
  @ParameterizedTest
  @CsvSource({"cranfield,0.343,0.4515", "cacm,0.4135,0.551", "cisi,0.370,0.4225"})
  void approximateVectorsAreAsGoodAsMeasured(String name, double semantic, double hybrid)
      throws IOException {
    TestCollection collection =
        TestCollection.read(SharedData.require("collections").resolve(name));
    try (Embedder embedder = OnnxEmbedder.open(EmbedConfig.DEFAULT);
        TemporaryFolder empty = TemporaryFolder.create()) {
      TableShelf.Found table =
          new TableShelf(empty.path()).find("en", embedder.modelId()).orElseThrow();
      List<EvaluationResult> results =
          new CollectionEvaluator(
                  LUCENE,
                  embedder,
                  2,
                  Clock.systemUTC(),
                  store -> new InstantVectors(store, embedder.modelId(), null, table.table()))
              .evaluate(
                  collection,
                  List.of(SearchMode.SEMANTIC, SearchMode.HYBRID),
                  CollectionEvaluator.Listener.NONE);
      assertThat(ndcg(results.get(0))).isCloseTo(semantic, within(VECTORS));
      assertThat(ndcg(results.get(1))).isCloseTo(hybrid, within(VECTORS));
    }
  }

  private static double ndcg(EvaluationResult result) {
    return result.quality().ndcgAt10();
  }
}
