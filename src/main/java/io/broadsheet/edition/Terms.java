package io.broadsheet.edition;

import java.util.List;

/// The terms of a text: single words, pairs and triples of adjacent words that begin and end with a
/// word of substance, so that `chain of thought` is one and `of thought` is none.
final class Terms {
  static final int MAX_WORDS = 3;

  private Terms() {}

  /// Receives a term: its stems joined by blanks, and the places of its first and last word.
  interface Sink {
    void accept(String key, Word first, Word last);
  }

  /// Tells which words may take part; the others are not looked at, which makes a second pass over
  /// many texts cheap.
  interface Filter {
    boolean test(String stem);
  }

  static void each(List<Word> words, Filter filter, Sink sink) {
    for (int start = 0; start < words.size(); start++) {
      Word first = words.get(start);
      if (isSubstance(first.stem()) && filter.test(first.stem())) {
        if (first.stem().length() > 2 && !isNumber(first.stem())) {
          sink.accept(first.stem(), first, first);
        }
        eachLonger(words, start, filter, sink);
      }
    }
  }

  private static void eachLonger(List<Word> words, int start, Filter filter, Sink sink) {
    Word first = words.get(start);
    if (isNumber(first.stem())) {
      return;
    }
    String key = first.stem();
    for (int next = start + 1; next < words.size() && next < start + MAX_WORDS; next++) {
      Word last = words.get(next);
      if (!last.joined() || !filter.test(last.stem())) {
        return;
      }
      key = key + " " + last.stem();
      if (isSubstance(last.stem())) {
        sink.accept(key, first, last);
      }
    }
  }

  private static boolean isSubstance(String stem) {
    return !StopWords.contains(stem);
  }

  private static boolean isNumber(String stem) {
    for (int i = 0; i < stem.length(); i++) {
      if (!Character.isDigit(stem.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
