package io.broadsheet.edition;

import java.util.List;

/// The terms of a text: single words, pairs and triples of adjacent words that begin and end with a
/// word of substance and hold one that is not of every field, so that `chain of thought` and `world
/// model` are terms and `of thought` and `learning framework` are none.
final class Terms {
  static final int MAX_WORDS = 3;

  private Terms() {}

  /// Receives a term: its stems joined by blanks, and the places of its first and last word.
  interface Sink {
    void accept(String key, Word first, Word last);
  }

  static void each(List<Word> words, Sink sink) {
    for (int start = 0; start < words.size(); start++) {
      String stem = words.get(start).stem();
      if (!StopWords.isEmpty(stem) && !isNumber(stem)) {
        eachFrom(words, start, sink);
      }
    }
  }

  private static void eachFrom(List<Word> words, int start, Sink sink) {
    Word first = words.get(start);
    boolean specific = !StopWords.isGeneric(first.stem());
    String key = first.stem();
    if (specific && key.length() > 2) {
      sink.accept(key, first, first);
    }
    for (int next = start + 1; next < words.size() && next < start + MAX_WORDS; next++) {
      Word last = words.get(next);
      String stem = last.stem();
      if (!last.joined()) {
        return;
      }
      boolean empty = StopWords.isEmpty(stem);
      specific |= !empty && !StopWords.isGeneric(stem);
      key = key + " " + stem;
      if (specific && !empty) {
        sink.accept(key, first, last);
      }
    }
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
