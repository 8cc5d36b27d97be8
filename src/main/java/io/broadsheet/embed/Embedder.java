package io.broadsheet.embed;

/// Turns text into a vector. Safe for use by many threads at once; each call runs on its caller's
/// thread.
public interface Embedder extends AutoCloseable {
  EmbeddingModelId modelId();

  /// The vector of a paper's text, of unit length.
  float[] embedPassage(String text);

  /// The vector of a query, of unit length; differs from a passage's where the model wants a
  /// prefix.
  float[] embedQuery(String text);

  /// Whether a query is read by other means than the model itself, because it is in a language that
  /// the model does not know: then its words say nothing of the papers that are meant.
  default boolean crossesLanguages(String query) {
    return false;
  }

  @Override
  void close();
}
