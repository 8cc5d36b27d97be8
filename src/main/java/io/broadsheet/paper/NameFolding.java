package io.broadsheet.paper;

import java.text.Normalizer;
import java.util.Locale;

/// Folds names for comparison.
public final class NameFolding {
  private NameFolding() {}

  /// Lower case, accents off, everything but letters and digits a single blank: `Müller-Groß`
  /// becomes `muller gross`.
  public static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    String decomposed = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKD);
    decomposed
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(codePoint -> append(folded, codePoint));
    return withSingleBlanks(folded);
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// Blanks at the ends gone, runs of them a single one; in place.
  private static String withSingleBlanks(StringBuilder folded) {
    int kept = 0;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c != ' ' || (kept > 0 && folded.charAt(kept - 1) != ' ')) {
        folded.setCharAt(kept++, c);
      }
    }
    folded.setLength(kept > 0 && folded.charAt(kept - 1) == ' ' ? kept - 1 : kept);
    return folded.toString();
  }

  private static void append(StringBuilder folded, int codePoint) {
    switch (codePoint) {
      case 'ß' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'ø' -> folded.append('o');
      case 'ł' -> folded.append('l');
      case 'đ', 'ð' -> folded.append('d');
      case 'þ' -> folded.append("th");
      case 'ı' -> folded.append('i');
      case '\'', '’', '‘', '`' -> {
        // O'Neil is oneil: an apostrophe joins, it does not part
      }
      default -> {
        if (Character.isLetterOrDigit(codePoint)) {
          folded.appendCodePoint(codePoint);
        } else if (Character.getType(codePoint) != Character.NON_SPACING_MARK) {
          folded.append(' ');
        }
      }
    }
  }
}
