package io.broadsheet.index.lucene;

import java.util.BitSet;
import java.util.Map;
import java.util.function.Predicate;

/// The first two letters of terms that are looked for. A word keeps its first two letters in its
/// form, but for a few irregular ones, so that nine words in ten of a text need not be stemmed to
/// know that they are not looked for.
final class Beginnings implements Predicate<CharSequence> {
  private static final int LETTERS = 26;

  /// Words whose form begins otherwise, and their forms.
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "danish", "denmark",
          "dying", "die",
          "filipino", "philippines",
          "holland", "dutch",
          "lying", "lie",
          "myanmar", "burma",
          "siam", "thailand",
          "tying", "tie",
          "vying", "vie");

  private final BitSet pairs = new BitSet(LETTERS * LETTERS);
  private boolean everything;

  void add(String term) {
    int pair = pair(term);
    if (pair < 0) {
      everything |= term.length() < 2;
    } else {
      pairs.set(pair);
    }
    IRREGULAR.forEach(
        (word, form) -> {
          if (form.equals(term)) {
            pairs.set(pair(word));
          }
        });
  }

  /// Whether the form of a word in lower case may be one of the terms.
  @Override
  public boolean test(CharSequence word) {
    return word.length() < 2 || test(word.charAt(0), word.charAt(1));
  }

  /// The same of a word that begins with these; a blank as the second is the end of the word.
  boolean test(char first, char second) {
    int pair = pair(first, second);
    return everything || (pair < 0 ? second != ' ' : pairs.get(pair));
  }

  private static int pair(CharSequence word) {
    return word.length() < 2 ? -1 : pair(word.charAt(0), word.charAt(1));
  }

  /// -1 when these are not two plain letters.
  private static int pair(char firstLetter, char secondLetter) {
    int first = firstLetter - 'a';
    int second = secondLetter - 'a';
    return first < 0 || first >= LETTERS || second < 0 || second >= LETTERS
        ? -1
        : first * LETTERS + second;
  }
}
