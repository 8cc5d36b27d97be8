package io.broadsheet.ops;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.onnx.OnnxEmbedder;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.lucene.LuceneSearchIndex;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.rank.eval.CollectionEvaluator;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// An evaluator of the configured model and the embedded index.
public final class Evaluation implements AutoCloseable {
  private final @Nullable Embedder embedder;
  private final CollectionEvaluator evaluator;

  private Evaluation(EmbedConfig config, Clock clock) {
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
            clock);
  }

  public static Evaluation of(Configuration configuration, Clock clock) {
    return new Evaluation(ConfigMapping.embed(configuration), clock);
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
