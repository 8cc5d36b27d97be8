package io.broadsheet.translate.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a text of a language with spaces into words; a hyphen divides words as a space does.
final class Words {
  private Words() {}

  /// A word and its place.
  ///
  /// @param joins whether nothing but spaces and hyphens stands between it and the word before
  record Word(String text, int start, int end, boolean joins) {}

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    boolean joins = false;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && isWordPart(text, at)) {
        at++;
      }
      if (at > start) {
        words.add(new Word(text.substring(start, at), start, at, joins));
        joins = true;
      } else {
        char c = text.charAt(at);
        joins = joins && (Character.isWhitespace(c) || c == '-' || c == '‐' || c == '–');
        at++;
      }
    }
    return words;
  }

  /// How many words from `at` on, at most `most`, stand together without punctuation.
  static int reach(List<Word> words, int at, int most) {
    int count = 1;
    while (count < most && at + count < words.size() && words.get(at + count).joins()) {
      count++;
    }
    return count;
  }

  /// Words with one blank between them.
  static String joined(List<Word> words, int from, int count, boolean lowerCase) {
    if (count == 1) {
      String word = words.get(from).text();
      return lowerCase ? word.toLowerCase(Locale.ROOT) : word;
    }
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      joined.append(i == from ? "" : " ").append(words.get(i).text());
    }
    return lowerCase ? joined.toString().toLowerCase(Locale.ROOT) : joined.toString();
  }

  private static boolean isWordPart(String text, int at) {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
      return true;
    }
    boolean apostrophe = c == '\'' || c == '’';
    return apostrophe
        && at > 0
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at - 1))
        && Character.isLetter(text.charAt(at + 1));
  }
}
