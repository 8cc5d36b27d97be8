package io.broadsheet.embed.onnx;

import static java.util.Objects.requireNonNull;

/// What a sentence encoder's files do not say of themselves.
///
/// @param maxTokens tokens read of a text, special ones included; the rest is cut off
/// @param queryPrefix put before a query, empty for none
/// @param passagePrefix put before a passage, empty for none
record EncoderSettings(Pooling pooling, int maxTokens, String queryPrefix, String passagePrefix) {
  static final int MIN_TOKENS = 8;
  static final int MAX_TOKENS = 8_192;

  EncoderSettings {
    requireNonNull(pooling, "pooling is null");
    requireNonNull(queryPrefix, "queryPrefix is null");
    requireNonNull(passagePrefix, "passagePrefix is null");
    if (maxTokens < MIN_TOKENS || maxTokens > MAX_TOKENS) {
      throw new IllegalArgumentException(
          "maxTokens is " + maxTokens + "; it must be from " + MIN_TOKENS + " to " + MAX_TOKENS);
    }
  }

  /// A stable text of all settings, part of the model's revision.
  String fingerprint() {
    return pooling + "\n" + maxTokens + "\n" + queryPrefix + "\n" + passagePrefix;
  }
}
