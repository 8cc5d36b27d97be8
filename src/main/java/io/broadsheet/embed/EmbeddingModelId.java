package io.broadsheet.embed;

import static java.util.Objects.requireNonNull;

/// Names the model that made a vector. Vectors of different models are never compared.
///
/// @param name `all-minilm-l6-v2-q`
/// @param dimensions length of its vectors
/// @param revision first 12 hex digits of the SHA-256 of all that shapes a vector (the model's
///   file, its tokenizer, its settings), so that another file under the same name is another model
public record EmbeddingModelId(String name, int dimensions, String revision) {
  /// @throws IllegalArgumentException when `dimensions` is not positive
  public EmbeddingModelId {
    requireNonNull(name, "name is null");
    requireNonNull(revision, "revision is null");
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions is not positive: " + dimensions);
    }
  }

  /// As stored beside vectors: `name@revision`.
  @Override
  public String toString() {
    return name + "@" + revision;
  }
}
