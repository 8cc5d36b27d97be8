package io.broadsheet.embed.table;

import io.broadsheet.embed.EmbeddingModelId;
import java.util.List;

/// Small tables for tests.
final class Tables {
  private Tables() {}

  /// A table of two dimensions: each unit with its two numbers, times its scale.
  static VectorTable of(String language, List<String> units, float[] scales, int... numbers) {
    byte[] values = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      values[i] = (byte) numbers[i];
    }
    return new VectorTable(
        new VectorTable.Description(
            new EmbeddingModelId("tiny", 2, "0123456789ab"), language, "made by hand"),
        units,
        scales,
        values);
  }
}
