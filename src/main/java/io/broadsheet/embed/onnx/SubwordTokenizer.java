package io.broadsheet.embed.onnx;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;

/// Cuts text into a model's tokens as its `tokenizer.json` says. Calls the native tokenizers
/// directly: their Java front also fetches the text, place and word of each token, which costs more
/// than the cutting. Safe for use by many threads until closed.
final class SubwordTokenizer implements AutoCloseable {
  /// No text of ordinary words has more characters to a token; what lies beyond is never read.
  private static final int MAX_CHARACTERS_PER_TOKEN = 64;

  private final long handle;
  private final int maxCharacters;

  private SubwordTokenizer(long handle, int maxCharacters) {
    this.handle = handle;
    this.maxCharacters = maxCharacters;
  }

  /// @param json the contents of `tokenizer.json`
  /// @param maxTokens longer texts are cut, special tokens included in the count
  /// @param where names the file in errors
  /// @throws BroadsheetException of kind INVALID when it is no tokenizer
  static SubwordTokenizer parse(String json, int maxTokens, String where) {
    NativeLibraries.load();
    long handle;
    try {
      handle = TokenizersLibrary.LIB.createTokenizerFromString(json);
      TokenizersLibrary.LIB.disablePadding(handle);
      TokenizersLibrary.LIB.setTruncation(handle, maxTokens, "LONGEST_FIRST", 0);
    } catch (RuntimeException garbage) {
      throw new BroadsheetException(
          ErrorKind.INVALID, where + " is not a tokenizer: " + garbage.getMessage(), garbage);
    }
    return new SubwordTokenizer(handle, maxTokens * MAX_CHARACTERS_PER_TOKEN);
  }

  /// Token numbers, the model's special tokens among them; never more than `maxTokens`.
  ///
  /// @throws BroadsheetException of kind INTERNAL when the tokenizer fails on this text
  long[] encode(String text) {
    try {
      long encoding = TokenizersLibrary.LIB.encode(handle, wellFormed(text), true);
      try {
        return TokenizersLibrary.LIB.getTokenIds(encoding);
      } finally {
        TokenizersLibrary.LIB.deleteEncoding(encoding);
      }
    } catch (RuntimeException failed) {
      throw new BroadsheetException(
          ErrorKind.INTERNAL, "the tokenizer failed: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    TokenizersLibrary.LIB.deleteTokenizer(handle);
  }

  /// Cuts what would never be read, and replaces halves of surrogate pairs and NUL, which cannot be
  /// handed over to native code.
  private String wellFormed(String text) {
    int length = Math.min(text.length(), maxCharacters);
    StringBuilder mended = null;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean bad = c == 0;
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < length
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          bad = true;
        }
      }
      if (bad) {
        if (mended == null) {
          mended = new StringBuilder(text.substring(0, length));
        }
        mended.setCharAt(i, '\uFFFD');
      }
    }
    return mended != null
        ? mended.toString()
        : length == text.length() ? text : text.substring(0, length);
  }
}
