package io.broadsheet.index.lucene;

import java.util.BitSet;
import java.util.Map;
import java.util.function.Predicate;

/// The first letters of terms that are looked for: three of long terms, two of short ones. A word
/// keeps them in its form, but for a few irregular ones, so that nine words in ten of a text need
/// not be stemmed to know that they are not looked for.
final class Beginnings implements Predicate<CharSequence> {
  private static final int LETTERS = 26;

  /// The form of a word may differ from it in the third letter when it is no longer: `sky` of
  /// `skies`.
  private static final int SHORT = 3;

  /// Words whose form begins otherwise, and their forms.
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("danish", "denmark"),
          Map.entry("dying", "die"),
          Map.entry("filipino", "philippines"),
          Map.entry("french", "france"),
          Map.entry("grey", "gray"),
          Map.entry("holland", "dutch"),
          Map.entry("hollander", "dutch"),
          Map.entry("irish", "ireland"),
          Map.entry("lying", "lie"),
          Map.entry("myanmar", "burma"),
          Map.entry("siam", "thailand"),
          Map.entry("tying", "tie"),
          Map.entry("vying", "vie"));

  private final BitSet pairs = new BitSet(LETTERS * LETTERS);
  private final BitSet triples = new BitSet(LETTERS * LETTERS * LETTERS);
  private boolean everything;

  void add(String term) {
    if (term.length() < 2) {
      everything = true;
    }
    addBeginning(term);
    IRREGULAR.forEach(
        (word, form) -> {
          if (form.equals(term)) {
            addBeginning(word);
          }
        });
  }

  private void addBeginning(String term) {
    int pair = term.length() < 2 ? -1 : pair(term.charAt(0), term.charAt(1));
    if (pair < 0) {
      return;
    }
    pairs.set(pair);
    for (char third = 'a'; third <= 'z'; third++) {
      if (term.length() <= SHORT || !isLetter(term.charAt(2)) || third == term.charAt(2)) {
        triples.set(triple(pair, third));
      }
    }
  }

  /// Whether the form of a word in lower case may be one of the terms.
  @Override
  public boolean test(CharSequence word) {
    return word.length() < 2
        || test(word.charAt(0), word.charAt(1), word.length() > 2 ? word.charAt(2) : ' ');
  }

  /// The same of a word that begins with these; a blank as the second or third is the end of the
  /// word.
  boolean test(char first, char second, char third) {
    int pair = pair(first, second);
    if (everything || pair < 0) {
      return everything || second != ' ';
    }
    return isLetter(third) ? triples.get(triple(pair, third)) : pairs.get(pair);
  }

  /// -1 when these are not two plain letters.
  private static int pair(char first, char second) {
    return isLetter(first) && isLetter(second) ? (first - 'a') * LETTERS + second - 'a' : -1;
  }

  private static int triple(int pair, char third) {
    return pair * LETTERS + third - 'a';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
