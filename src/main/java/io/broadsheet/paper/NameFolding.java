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
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    decomposed.codePoints().forEach(codePoint -> append(folded, codePoint));
    return folded.toString().strip().replaceAll(" +", " ");
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
