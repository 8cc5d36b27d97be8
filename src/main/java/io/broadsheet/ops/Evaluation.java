package io.broadsheet.ops;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.PaperVectors;
import io.broadsheet.embed.onnx.OnnxEmbedder;
import io.broadsheet.embed.table.InstantVectors;
import io.broadsheet.embed.table.TableShelf;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.lucene.LuceneSearchIndex;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.rank.eval.CollectionEvaluator;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An evaluator of the configured model and the embedded index.
public final class Evaluation implements AutoCloseable {
  private final @Nullable Embedder embedder;
  private final CollectionEvaluator evaluator;

  private Evaluation(
      EmbedConfig config, Clock clock, @Nullable Function<EmbeddingStore, PaperVectors> instant) {
    embedder = config.enabled() ? OnnxEmbedder.open(config) : null;
    evaluator =
        new CollectionEvaluator(
            (folder, model) ->
                LuceneSearchIndex.openForWriting(folder, model)
                    .orElseThrow(
                        () ->
                            BroadsheetException.unavailable(
                                "cannot write the temporary index in " + folder, null)),
            embedder,
            config.effectiveThreads(),
            clock,
            instant);
  }

  public static Evaluation of(Configuration configuration, Clock clock) {
    return new Evaluation(ConfigMapping.embed(configuration), clock, null);
  }

  /// With the vectors that papers have before the model has made its own.
  ///
  /// @param dataFolder whose table is used, where it has one
  /// @throws BroadsheetException of kind INVALID when there is no such table
  public static Evaluation ofInstantVectors(
      Configuration configuration, Path dataFolder, Clock clock) {
    EmbedConfig config = ConfigMapping.embed(configuration);
    if (!config.enabled()) {
      throw BroadsheetException.invalid("there are no vectors: embed.model is off");
    }
    EmbeddingModelId model = OnnxEmbedder.modelIdOf(config);
    TableShelf.Found table =
        new TableShelf(dataFolder)
            .find("en", model)
            .orElseThrow(
                () ->
                    BroadsheetException.invalid(
                        "there is no table of approximate vectors for "
                            + model
                            + "; `broadsheet train instant` learns one"));
    return new Evaluation(
        config, clock, store -> new InstantVectors(store, model, null, table.table()));
  }

  public CollectionEvaluator evaluator() {
    return evaluator;
  }

  @Override
  public void close() {
    if (embedder != null) {
      embedder.close();
    }
  }
}
