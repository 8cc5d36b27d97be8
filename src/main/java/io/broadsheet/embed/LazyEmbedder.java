package io.broadsheet.embed;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An embedder whose model is loaded at first use, so that a server can answer before the model
/// (about half a second) is there. A load that failed is tried again by the next use.
public final class LazyEmbedder implements Embedder {
  private final EmbeddingModelId modelId;
  private final Supplier<? extends Embedder> loader;
  private volatile @Nullable Embedder loaded;
  private boolean closed;

  /// @param modelId what `loader` will load, known beforehand
  public LazyEmbedder(EmbeddingModelId modelId, Supplier<? extends Embedder> loader) {
    this.modelId = requireNonNull(modelId, "modelId is null");
    this.loader = requireNonNull(loader, "loader is null");
  }

  /// Loads the model now, unless it is there.
  ///
  /// @throws io.broadsheet.error.BroadsheetException as the loader does
  /// @throws IllegalStateException when closed, or when the loader loads another model
  public void load() {
    embedder();
  }

  public boolean isLoaded() {
    return loaded != null;
  }

  @Override
  public EmbeddingModelId modelId() {
    return modelId;
  }

  @Override
  public float[] embedPassage(String text) {
    return embedder().embedPassage(text);
  }

  @Override
  public float[] embedQuery(String text) {
    return embedder().embedQuery(text);
  }

  @Override
  public synchronized void close() {
    closed = true;
    Embedder current = loaded;
    if (current != null) {
      current.close();
    }
  }

  private Embedder embedder() {
    Embedder current = loaded;
    return current != null ? current : loadOnce();
  }

  private synchronized Embedder loadOnce() {
    if (closed) {
      throw new IllegalStateException("the embedder is closed");
    }
    Embedder current = loaded;
    if (current == null) {
      current = loader.get();
      if (!current.modelId().equals(modelId)) {
        EmbeddingModelId other = current.modelId();
        current.close();
        throw new IllegalStateException("expected the model " + modelId + " but found " + other);
      }
      loaded = current;
    }
    return current;
  }
}
