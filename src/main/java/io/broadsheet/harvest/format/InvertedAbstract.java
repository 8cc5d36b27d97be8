package io.broadsheet.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// OpenAlex gives an abstract as the positions of each of its words.
final class InvertedAbstract {
  /// No abstract is longer, in words; a position beyond is a mistake.
  private static final int LONGEST = 20_000;

  private InvertedAbstract() {}

  /// The words in order. Positions without a word are passed over, those that are absurd are
  /// ignored, and of two words at one position the first stays.
  static String rebuild(@Nullable JsonNode index) {
    if (index == null || !index.isObject()) {
      return "";
    }
    TreeMap<Integer, String> words = new TreeMap<>();
    index
        .properties()
        .forEach(
            entry -> {
              for (JsonNode position : entry.getValue()) {
                if (position.isInt() && position.asInt() >= 0 && position.asInt() < LONGEST) {
                  words.putIfAbsent(position.asInt(), entry.getKey());
                }
              }
            });
    return String.join(" ", words.values());
  }
}
