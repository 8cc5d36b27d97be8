package io.broadsheet.embed.table;

/// Finds the runs of Chinese characters and the words of a text.
final class UnitScanner {
  private UnitScanner() {}

  /// Hears what a text is made of.
  interface Sink {
    /// One n-gram of each place and length in a run of Chinese characters.
    void run(long key);

    /// A word, from one place of the text to another.
    void word(String folded, int from, int to);
  }

  /// @param folded by [Folding]
  static void scan(String folded, Sink sink) {
    int at = 0;
    while (at < folded.length()) {
      char c = folded.charAt(at);
      if (UnitKey.isHan(c)) {
        int end = at + 1;
        while (end < folded.length() && UnitKey.isHan(folded.charAt(end))) {
          end++;
        }
        runs(folded, at, end, sink);
        at = end;
      } else if (UnitKey.isWordPart(c)) {
        int end = at + 1;
        while (end < folded.length() && UnitKey.isWordPart(folded.charAt(end))) {
          end++;
        }
        sink.word(folded, at, end);
        at = end;
      } else {
        at++;
      }
    }
  }

  private static void runs(String text, int from, int to, Sink sink) {
    for (int start = from; start < to; start++) {
      long key = 0;
      int last = Math.min(to, start + UnitKey.LONGEST_RUN);
      for (int i = start; i < last; i++) {
        key = UnitKey.lengthen(key, text.charAt(i));
        sink.run(key);
      }
    }
  }
}
