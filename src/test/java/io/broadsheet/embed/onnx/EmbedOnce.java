package io.broadsheet.embed.onnx;

import io.broadsheet.embed.EmbedConfig;
import java.util.Arrays;

/// A process that embeds one text, prints its vector's hash, and waits to be ended.
public final class EmbedOnce {
  private EmbedOnce() {}

  /// Waits for the end of its standard input when given the argument `wait`.
  public static void main(String[] arguments) throws Exception {
    try (OnnxEmbedder embedder = OnnxEmbedder.open(EmbedConfig.DEFAULT)) {
      System.out.println(Arrays.hashCode(embedder.embedQuery("two processes at once")));
      if (arguments.length > 0 && arguments[0].equals("wait")) {
        int end = System.in.read();
        System.out.println(end);
      }
    }
  }
}
