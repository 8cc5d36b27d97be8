package io.broadsheet.embed.table;

import java.util.List;

/// Rounds rows of numbers to 8 bits, each row with a scale of its own.
final class Rounding {
  private static final int MOST = 127;

  private Rounding() {}

  /// A number differs from its original by at most the row's largest divided by 254.
  static VectorTable toBytes(
      VectorTable.Description description, List<String> units, float[][] rows) {
    int dimensions = description.space().dimensions();
    float[] scales = new float[rows.length];
    byte[] values = new byte[rows.length * dimensions];
    for (int row = 0; row < rows.length; row++) {
      float largest = 0;
      for (float value : rows[row]) {
        largest = Math.max(largest, Math.abs(value));
      }
      scales[row] = largest / MOST;
      for (int d = 0; d < dimensions && largest > 0; d++) {
        values[row * dimensions + d] = (byte) Math.round(rows[row][d] / largest * MOST);
      }
    }
    return new VectorTable(description, units, scales, values);
  }
}
