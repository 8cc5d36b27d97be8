package io.broadsheet.embed.table;

import java.util.Arrays;

/// From a unit's key to its row, by open addressing in two arrays.
final class UnitIndex {
  static final int ABSENT = -1;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long[] keys;
  private final int[] rows;
  private final int mask;

  /// @param keys of the rows in order
  /// @throws IllegalArgumentException when two are equal
  UnitIndex(long[] keys) {
    int slots = Integer.highestOneBit(Math.max(8, keys.length)) * 4;
    this.keys = new long[slots];
    this.rows = new int[slots];
    this.mask = slots - 1;
    Arrays.fill(rows, ABSENT);
    for (int row = 0; row < keys.length; row++) {
      int slot = slot(keys[row]);
      if (rows[slot] != ABSENT) {
        throw new IllegalArgumentException("rows " + rows[slot] + " and " + row + " are one unit");
      }
      this.keys[slot] = keys[row];
      rows[slot] = row;
    }
  }

  /// The row of a key, or [#ABSENT].
  int find(long key) {
    return rows[slot(key)];
  }

  private int slot(long key) {
    int slot = (int) ((key * SPREAD) >>> 32) & mask;
    while (rows[slot] != ABSENT && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
