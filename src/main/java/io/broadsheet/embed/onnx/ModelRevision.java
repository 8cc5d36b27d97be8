package io.broadsheet.embed.onnx;

import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests all that shapes a model's vectors into the revision of its
/// [io.broadsheet.embed.EmbeddingModelId].
final class ModelRevision {
  private static final int HEX_DIGITS = 12;
  private static final int BUFFER_BYTES = 1 << 16;

  private ModelRevision() {}

  static String of(byte[] model, String tokenizerJson, EncoderSettings settings) {
    MessageDigest digest = sha256();
    digest.update(model);
    return finish(digest, tokenizerJson, settings);
  }

  /// @throws BroadsheetException of kind UNAVAILABLE when a file cannot be read
  static String of(Iterable<Path> model, String tokenizerJson, EncoderSettings settings) {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (Path file : model) {
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      } catch (IOException e) {
        throw BroadsheetException.unavailable("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return finish(digest, tokenizerJson, settings);
  }

  private static String finish(
      MessageDigest digest, String tokenizerJson, EncoderSettings settings) {
    digest.update(tokenizerJson.getBytes(StandardCharsets.UTF_8));
    digest.update(settings.fingerprint().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
