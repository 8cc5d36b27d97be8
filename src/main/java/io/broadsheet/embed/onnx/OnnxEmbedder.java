package io.broadsheet.embed.onnx;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Embeds text with a sentence encoder run by ONNX Runtime: tokens, one run of the graph, pooling,
/// unit length. One session serves all threads; each call takes one core. Making one takes about
/// half a second and holds about 100 MB outside the heap for a small model.
public final class OnnxEmbedder implements Embedder {
  private final EmbeddingModelId modelId;
  private final EncoderSettings settings;
  private final SubwordTokenizer tokenizer;
  private final EncoderSession session;

  /// Read by each call, written by `close`: native memory must not go while a call uses it.
  private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();

  private boolean closed;

  private OnnxEmbedder(
      EmbeddingModelId modelId,
      EncoderSettings settings,
      SubwordTokenizer tokenizer,
      EncoderSession session) {
    this.modelId = modelId;
    this.settings = settings;
    this.tokenizer = tokenizer;
    this.session = session;
  }

  /// Loads the model that `config` names.
  ///
  /// @throws BroadsheetException of kind INVALID when the model is unknown, or its files are
  ///   missing, garbage or do not fit each other; of kind UNAVAILABLE when they cannot be read or
  ///   this machine cannot run them
  public static OnnxEmbedder open(EmbedConfig config) {
    return BundledModel.named(config.model())
        .map(OnnxEmbedder::openBundled)
        .orElseGet(() -> openFolder(ModelFolder.read(folder(config))));
  }

  /// What [#open] will load, without loading it: at once for a bundled model; the files of a folder
  /// are read, and the model of one is loaded to learn its dimensions.
  ///
  /// @throws BroadsheetException as [#open]
  public static EmbeddingModelId modelIdOf(EmbedConfig config) {
    return BundledModel.named(config.model())
        .map(BundledModel::id)
        .orElseGet(
            () -> {
              try (OnnxEmbedder embedder = open(config)) {
                return embedder.modelId();
              }
            });
  }

  /// The words and pieces of words (`##ing`) that the model that `config` names cuts text into, in
  /// the order of their numbers.
  ///
  /// @throws BroadsheetException as [#open]; of kind INVALID too when its tokenizer has no list of
  ///   them
  public static List<String> piecesOf(EmbedConfig config) {
    String json =
        BundledModel.named(config.model())
            .map(BundledModel::tokenizerJson)
            .orElseGet(() -> read(ModelFolder.read(folder(config)).tokenizer()));
    return Pieces.of(json, config.model());
  }

  private static Path folder(EmbedConfig config) {
    try {
      return Path.of(config.model());
    } catch (InvalidPathException e) {
      throw new BroadsheetException(
          ErrorKind.INVALID,
          "embed.model is "
              + config.model()
              + ", which is neither a bundled model ("
              + BundledModel.names()
              + ") nor a folder",
          e);
    }
  }

  private static OnnxEmbedder openBundled(BundledModel model) {
    String where = "the bundled model " + model.id().name();
    EncoderSettings settings = model.settings();
    SubwordTokenizer tokenizer =
        SubwordTokenizer.parse(model.tokenizerJson(), settings.maxTokens(), where);
    try {
      byte[] bytes = model.modelBytes();
      EncoderSession session =
          EncoderSession.open(
              where, (environment, options) -> environment.createSession(bytes, options));
      return new OnnxEmbedder(model.id(), settings, tokenizer, session);
    } catch (RuntimeException failed) {
      tokenizer.close();
      throw failed;
    }
  }

  private static OnnxEmbedder openFolder(ModelFolder folder) {
    EncoderSettings settings = folder.settings();
    String json = read(folder.tokenizer());
    SubwordTokenizer tokenizer =
        SubwordTokenizer.parse(json, settings.maxTokens(), folder.tokenizer().toString());
    try {
      EncoderSession session =
          EncoderSession.open(
              folder.model().toString(),
              (environment, options) ->
                  environment.createSession(folder.model().toString(), options));
      try {
        int dimensions = FitCheck.dimensions(folder, session, tokenizer, json);
        EmbeddingModelId id =
            new EmbeddingModelId(
                folder.name(), dimensions, ModelRevision.of(folder.weights(), json, settings));
        return new OnnxEmbedder(id, settings, tokenizer, session);
      } catch (RuntimeException unfit) {
        session.close();
        throw unfit;
      }
    } catch (RuntimeException failed) {
      tokenizer.close();
      throw failed;
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public EmbeddingModelId modelId() {
    return modelId;
  }

  @Override
  public float[] embedPassage(String text) {
    return embed(settings.passagePrefix() + text);
  }

  @Override
  public float[] embedQuery(String text) {
    return embed(settings.queryPrefix() + text);
  }

  /// Waits for the calls under way.
  @Override
  public void close() {
    inUse.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
        tokenizer.close();
      }
    } finally {
      inUse.writeLock().unlock();
    }
  }

  private float[] embed(String text) {
    inUse.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedder is closed");
      }
      return pool(session.run(tokenizer.encode(text)));
    } finally {
      inUse.readLock().unlock();
    }
  }

  private float[] pool(EncoderSession.Output output) {
    int rows = settings.pooling() == Pooling.CLS ? 1 : output.rows();
    FloatBuffer vectors = output.vectors();
    float[] sum = new float[output.dimensions()];
    for (int row = 0, at = 0; row < rows; row++) {
      for (int i = 0; i < sum.length; i++, at++) {
        sum[i] += vectors.get(at);
      }
    }
    double square = 0;
    for (float value : sum) {
      square += (double) value * value;
    }
    if (!(square > 0) || Double.isInfinite(square)) {
      throw new BroadsheetException(
          ErrorKind.INTERNAL,
          "the embedding model " + modelId + " gave a vector without direction");
    }
    float scale = (float) (1 / Math.sqrt(square));
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= scale;
    }
    return sum;
  }
}
