package io.broadsheet.embed.table;

import java.util.Arrays;

/// Collects the rows of a text's units. A word without a row of its own is cut into pieces, the
/// longest first, where the table has pieces. Used by one thread, for one text.
final class RowReader implements UnitScanner.Sink {
  /// Longer words are not cut into pieces: they are no words.
  private static final int LONGEST_WORD = 64;

  private final UnitIndex index;
  private final boolean pieces;
  private final int longestPiece;
  private int[] rows = new int[256];
  private int count;
  private int units;

  /// @param longestPiece characters of the longest word or piece that has a row; 0 when no word is
  ///   to be cut
  RowReader(UnitIndex index, int longestPiece) {
    this.index = index;
    this.pieces = longestPiece > 0;
    this.longestPiece = longestPiece;
  }

  @Override
  public void run(long key) {
    units++;
    add(index.find(key));
  }

  @Override
  public void word(String folded, int from, int to) {
    units++;
    int row = index.find(UnitKey.word(folded, from, to));
    if (row != UnitIndex.ABSENT || !pieces || to - from > LONGEST_WORD) {
      add(row);
    } else {
      cut(folded, from, to);
    }
  }

  /// Rows in ascending order, one for each time its unit stands in the text.
  int[] rows() {
    int[] sorted = Arrays.copyOf(rows, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /// Units seen, with a row or without.
  int units() {
    return units;
  }

  private void cut(String text, int from, int to) {
    int start = from;
    int before = count;
    while (start < to) {
      int end = Math.min(to, start + longestPiece);
      int row = UnitIndex.ABSENT;
      while (end > start) {
        long key = start == from ? UnitKey.word(text, start, end) : UnitKey.piece(text, start, end);
        row = index.find(key);
        if (row != UnitIndex.ABSENT) {
          break;
        }
        end--;
      }
      if (row == UnitIndex.ABSENT) {
        count = before; // a part of a word that cannot be read whole says nothing
        return;
      }
      add(row);
      start = end;
    }
  }

  private void add(int row) {
    if (row == UnitIndex.ABSENT) {
      return;
    }
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, count * 2);
    }
    rows[count++] = row;
  }
}
