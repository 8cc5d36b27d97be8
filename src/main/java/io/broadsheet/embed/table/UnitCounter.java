package io.broadsheet.embed.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts in how many papers each unit stands.
final class UnitCounter implements UnitScanner.Sink {
  private static final int LONGEST_WORD = 40;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[1 << 16];
  private int[] papers = new int[1 << 16];
  private int[] last = new int[1 << 16];
  private int used;
  private int paper;

  /// Words by their keys; n-grams are read from theirs.
  private final Map<Long, String> words = new HashMap<>();

  /// A unit and the number of papers that have it.
  record Counted(String unit, int papers) {}

  /// The texts that follow are of another paper.
  void nextPaper() {
    paper++;
  }

  @Override
  public void run(long key) {
    count(key);
  }

  @Override
  public void word(String folded, int from, int to) {
    if (to - from <= LONGEST_WORD) {
      long key = UnitKey.word(folded, from, to);
      words.computeIfAbsent(key, _ -> folded.substring(from, to));
      count(key);
    }
  }

  /// Units in at least so many papers, the most frequent first and then by their spelling.
  ///
  /// @param most at most so many
  List<Counted> frequent(int atLeast, int most) {
    List<Counted> frequent = new ArrayList<>();
    for (int slot = 0; slot < keys.length; slot++) {
      if (papers[slot] >= atLeast) {
        frequent.add(new Counted(spelling(keys[slot]), papers[slot]));
      }
    }
    frequent.sort(Comparator.comparingInt(Counted::papers).reversed().thenComparing(Counted::unit));
    return frequent.size() <= most ? frequent : List.copyOf(frequent.subList(0, most));
  }

  private String spelling(long key) {
    String word = words.get(key);
    return word == null ? UnitKey.run(key) : word;
  }

  private void count(long key) {
    int slot = slot(key);
    if (papers[slot] == 0) {
      keys[slot] = key;
      used++;
    }
    if (papers[slot] == 0 || last[slot] != paper) {
      papers[slot]++;
      last[slot] = paper;
    }
    if (used > keys.length / 2) {
      grow();
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * SPREAD) >>> 32) & mask;
    while (papers[slot] > 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldPapers = papers;
    int[] oldLast = last;
    keys = new long[oldKeys.length * 2];
    papers = new int[keys.length];
    last = new int[keys.length];
    Arrays.fill(last, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldPapers[i] > 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        papers[slot] = oldPapers[i];
        last[slot] = oldLast[i];
      }
    }
  }
}
