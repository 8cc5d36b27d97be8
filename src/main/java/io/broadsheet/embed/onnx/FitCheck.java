package io.broadsheet.embed.onnx;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;

/// Tries a model of a folder on its own tokenizer before it is used: a tokenizer of another model
/// would otherwise show as failures here and there, much later.
final class FitCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FitCheck() {}

  /// @return the length of the model's vectors
  /// @throws BroadsheetException of kind INVALID when model and tokenizer do not fit each other
  static int dimensions(
      ModelFolder folder, EncoderSession session, SubwordTokenizer tokenizer, String json) {
    try {
      long[] tokens = tokenizer.encode("Does the tokenizer fit the model?");
      if (tokens.length == 0) {
        throw BroadsheetException.invalid("it cuts a sentence into no tokens");
      }
      long[] atTheEdges = tokens.clone();
      atTheEdges[tokens.length - 1] = largestToken(json);
      session.run(atTheEdges);
      long[] longest = tokenizer.encode("a ".repeat(folder.settings().maxTokens()));
      return session.run(longest).dimensions();
    } catch (BroadsheetException failed) {
      throw new BroadsheetException(
          ErrorKind.INVALID,
          folder.tokenizer()
              + " does not fit "
              + folder.model()
              + ", or maxTokens ("
              + folder.settings().maxTokens()
              + ") is more than it can read: "
              + failed.getMessage(),
          failed);
    }
  }

  /// The largest number of a token in the vocabulary, which is a map of names to numbers or, in
  /// some tokenizers, a list whose places are the numbers; 0 when it has another shape.
  private static long largestToken(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      JsonNode vocabulary = root.path("model").path("vocab");
      long largest = vocabulary.isArray() ? Math.max(0, vocabulary.size() - 1) : 0;
      if (vocabulary.isObject()) {
        for (JsonNode number : vocabulary) {
          largest = Math.max(largest, number.asLong());
        }
      }
      for (JsonNode added : root.path("added_tokens")) {
        largest = Math.max(largest, added.path("id").asLong());
      }
      return largest;
    } catch (JacksonException e) {
      throw new IllegalStateException("the native tokenizers took what is not JSON", e);
    }
  }
}
