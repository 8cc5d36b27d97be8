package io.broadsheet.index.lucene;

import java.util.Arrays;

/// Leaves of a text only the words that may be looked for, each at its place, and blanks for the
/// others: most of the cost of analysing a text to highlight it.
final class Sieve {
  private static final int LONGEST_PREFIX = 8;

  private Sieve() {}

  /// The text, as long as before. What stands between two blanks is kept whole or not at all; it is
  /// kept when a word in it begins as wanted, when it is not plain ASCII, and when it is a prefix
  /// that the next word may be joined to.
  static String sieve(String text, Beginnings wanted) {
    char[] kept = text.toCharArray();
    int length = kept.length;
    boolean joins = false;
    for (int start = 0; start < length; start++) {
      if (kept[start] == ' ') {
        continue;
      }
      int end = start;
      boolean matters = joins;
      char before = ' ';
      for (; end < length && kept[end] != ' '; end++) {
        char c = kept[end];
        if (c >= 0x80 || (!isLetter(before) && startsWanted(kept, end, wanted))) {
          matters = true;
        }
        before = c;
      }
      joins = end - start <= LONGEST_PREFIX && Prefixed.isPrefix(kept, start, end - start);
      if (!matters && !joins) {
        Arrays.fill(kept, start, end, ' ');
      }
      start = end;
    }
    return new String(kept);
  }

  private static boolean startsWanted(char[] text, int at, Beginnings wanted) {
    return (at + 1 < text.length && isLetter(text[at]))
        ? wanted.test(
            lower(text[at]), lower(text[at + 1]), at + 2 < text.length ? lower(text[at + 2]) : ' ')
        : isDigit(text[at]);
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
