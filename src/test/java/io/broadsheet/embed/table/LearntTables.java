package io.broadsheet.embed.table;

import io.broadsheet.embed.Embedder;
import java.util.ArrayList;
import java.util.List;

/// Tables for tests of search.
public final class LearntTables {
  private LearntTables() {}

  /// A table in which each term (two characters at a time) means what a word means to an encoder.
  ///
  /// @param termsAndWords a Chinese term, an English word, and so on
  public static VectorTable of(Embedder encoder, String... termsAndWords) {
    List<String> units = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < termsAndWords.length; i += 2) {
      for (int at = 0; at + 2 <= termsAndWords[i].length(); at += 2) {
        units.add(termsAndWords[i].substring(at, at + 2));
        rows.add(encoder.embedPassage(termsAndWords[i + 1]));
      }
    }
    return Rounding.toBytes(
        new VectorTable.Description(encoder.modelId(), "zh", "made for a test"),
        units,
        rows.toArray(float[][]::new));
  }
}
