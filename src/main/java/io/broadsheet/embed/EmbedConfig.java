package io.broadsheet.embed;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;

/// Which model turns texts into vectors, and how much of the machine it may take.
///
/// @param enabled off: no vectors are made and search goes by words alone
/// @param model a bundled model (`all-minilm-l6-v2-q`, `bge-small-en-v1.5-q`), or the path of a
///   folder with `model.onnx` and `tokenizer.json`
/// @param threads how many texts are embedded at once by the backlog; 0 for one on each processor
public record EmbedConfig(boolean enabled, String model, int threads) {
  public static final String DEFAULT_MODEL = "all-minilm-l6-v2-q";
  public static final EmbedConfig DEFAULT = new EmbedConfig(true, DEFAULT_MODEL, 0);

  private static final int MAX_THREADS = 256;

  /// @throws BroadsheetException of kind INVALID naming the value that is wrong
  public EmbedConfig {
    requireNonNull(model, "model is null");
    if (model.isBlank()) {
      throw BroadsheetException.invalid(
          "embed.model is blank; name a bundled model such as "
              + DEFAULT_MODEL
              + ", or the folder of one");
    }
    if (threads < 0 || threads > MAX_THREADS) {
      throw BroadsheetException.invalid(
          "embed.threads is "
              + threads
              + "; it must be from 0 (one on each processor) to "
              + MAX_THREADS);
    }
  }

  /// The number of threads meant, at least 1.
  public int effectiveThreads() {
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }
}
