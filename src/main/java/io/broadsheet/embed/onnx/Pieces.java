package io.broadsheet.embed.onnx;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Reads the list of word pieces out of a `tokenizer.json`.
final class Pieces {
  private Pieces() {}

  /// @param where names the file in errors
  /// @throws BroadsheetException of kind INVALID when there is no such list
  static List<String> of(String tokenizerJson, String where) {
    JsonNode vocabulary;
    try {
      vocabulary = new ObjectMapper().readTree(tokenizerJson).path("model").path("vocab");
    } catch (JacksonException garbage) {
      throw BroadsheetException.invalid("the tokenizer of " + where + " is not JSON");
    }
    if (!vocabulary.isObject() || vocabulary.isEmpty()) {
      throw BroadsheetException.invalid("the tokenizer of " + where + " has no list of pieces");
    }
    List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(vocabulary.properties());
    entries.sort(Comparator.comparingInt(entry -> entry.getValue().asInt()));
    return entries.stream().map(Map.Entry::getKey).toList();
  }
}
