package io.broadsheet.embed.table;

import java.util.Arrays;

/// Texts as sparse rows: which units of a table each has, and how much each counts there.
final class TextMatrix {
  private int[] starts = new int[1024];
  private int[] owners = new int[1024];
  private int[] units = new int[1 << 16];
  private float[] weights = new float[1 << 16];
  private int texts;

  int size() {
    return texts;
  }

  /// The number that was given for whose text it is.
  int owner(int text) {
    return owners[text];
  }

  /// Where the units of a text begin in [#unit] and [#weight]; those of the next begin where they
  /// end.
  int start(int text) {
    return starts[text];
  }

  int unit(int at) {
    return units[at];
  }

  float weight(int at) {
    return weights[at];
  }

  /// Adds a text.
  ///
  /// @param rows ascending, one for each time the unit stands there
  void add(int owner, int[] rows) {
    if (texts + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      owners = Arrays.copyOf(owners, owners.length * 2);
    }
    int at = starts[texts];
    if (at + rows.length > units.length) {
      int grown = Math.max(at + rows.length, units.length + units.length / 2);
      units = Arrays.copyOf(units, grown);
      weights = Arrays.copyOf(weights, grown);
    }
    for (int i = 0; i < rows.length; ) {
      int times = 1;
      while (i + times < rows.length && rows[i + times] == rows[i]) {
        times++;
      }
      units[at] = rows[i];
      weights[at] = VectorTable.weight(times);
      at++;
      i += times;
    }
    owners[texts] = owner;
    texts++;
    starts[texts] = at;
  }
}
