package io.broadsheet.edition;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts titles and abstracts into words for counting and matching: letters and digits, case and
/// accents folded, plurals dropped; each Chinese character is a word of its own; formulas between
/// dollars and TeX commands are left out. Coarser than the index's analysis on purpose: it runs
/// over tens of thousands of abstracts in a second.
final class Words {
  private Words() {}

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>(text.length() / 6 + 1);
    int lastEnd = -1;
    int at = 0;
    while (at < text.length()) {
      int next = afterMarkup(text, at);
      if (next > at) {
        at = next;
        lastEnd = -1;
        continue;
      }
      int end = endOfWord(text, at);
      if (end == at) {
        at += Character.charCount(text.codePointAt(at));
        continue;
      }
      words.add(new Word(stem(text.substring(at, end)), at, end, isJoined(text, lastEnd, at)));
      lastEnd = end;
      at = end;
    }
    return words;
  }

  /// The offset after the formula or command that starts at `at`, or `at` when none does. A dollar
  /// without its partner within 200 characters is a dollar.
  private static int afterMarkup(String text, int at) {
    char first = text.charAt(at);
    if (first == '$') {
      int close = text.indexOf('$', at + 1);
      return close > 0 && close - at <= 200 ? close + 1 : at;
    }
    if (first == '\\') {
      int end = at + 1;
      while (end < text.length() && isLatinLetter(text.charAt(end))) {
        end++;
      }
      return end;
    }
    return at;
  }

  private static boolean isLatinLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      if (isHan(codePoint)) {
        return end == start ? end + Character.charCount(codePoint) : end;
      }
      boolean mark = end > start && Character.getType(codePoint) == Character.NON_SPACING_MARK;
      if (!Character.isLetterOrDigit(codePoint) && !mark) {
        return end;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  private static boolean isHan(int codePoint) {
    return codePoint >= 0x2E80
        && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  private static boolean isJoined(String text, int lastEnd, int start) {
    if (lastEnd < 0) {
      return false;
    }
    return lastEnd == start
        || (lastEnd + 1 == start && " -\n\u2010\u2011".indexOf(text.charAt(lastEnd)) >= 0);
  }

  /// Lower case without accents, and without the plural ending of English nouns (Harman's
  /// S-stemmer: `queries` to `query`, `models` to `model`, `analysis` and `loss` as good as kept).
  static String stem(String word) {
    String folded = word.toLowerCase(Locale.ROOT);
    if (!isAscii(folded)) {
      folded = Normalizer.normalize(folded, Normalizer.Form.NFKD).replaceAll("\\p{Mn}", "");
    }
    int length = folded.length();
    if (length < 4 || folded.charAt(length - 1) != 's') {
      return folded;
    }
    if (folded.endsWith("ies") && !folded.endsWith("eies") && !folded.endsWith("aies")) {
      return folded.substring(0, length - 3) + "y";
    }
    return folded.endsWith("ss") || folded.endsWith("us") || folded.endsWith("is")
        ? folded
        : folded.substring(0, length - 1);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
