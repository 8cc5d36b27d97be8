package io.broadsheet.embed.onnx;

/// How the vectors of a text's tokens become the one vector of the text.
enum Pooling {
  /// Their mean.
  MEAN,
  /// The first token's, which some models train to stand for the whole.
  CLS
}
