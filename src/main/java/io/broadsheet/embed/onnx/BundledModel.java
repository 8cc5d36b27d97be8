package io.broadsheet.embed.onnx;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Models that come inside the program. Their revisions are written here, so that the index can be
/// opened before the model is read; a test compares them with the files.
record BundledModel(EmbeddingModelId id, EncoderSettings settings) {
  /// The default: as good as the next one once fused with ranking by words, at a third of its cost.
  /// Trained on sequences of at most 256 tokens.
  static final BundledModel MINI_LM =
      new BundledModel(
          new EmbeddingModelId("all-minilm-l6-v2-q", 384, "da1b4529cfb1"),
          new EncoderSettings(Pooling.MEAN, 256, "", ""));

  static final BundledModel BGE_SMALL =
      new BundledModel(
          new EmbeddingModelId("bge-small-en-v1.5-q", 384, "0c45b2b916c9"),
          new EncoderSettings(
              Pooling.CLS, 512, "Represent this sentence for searching relevant passages: ", ""));

  static final List<BundledModel> ALL = List.of(MINI_LM, BGE_SMALL);

  static Optional<BundledModel> named(String name) {
    return ALL.stream().filter(model -> model.id.name().equals(name)).findFirst();
  }

  static String names() {
    return String.join(", ", ALL.stream().map(model -> model.id.name()).toList());
  }

  byte[] modelBytes() {
    return resource(id.name() + ".onnx");
  }

  String tokenizerJson() {
    return new String(resource(id.name() + "-tokenizer.json"), StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) {
    try (InputStream in = BundledModel.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new BroadsheetException(
            ErrorKind.INTERNAL, "the program lacks its part " + name + "; install it again");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw BroadsheetException.unavailable(
          "cannot read the program's part " + name + ": " + e.getMessage(), e);
    }
  }
}
