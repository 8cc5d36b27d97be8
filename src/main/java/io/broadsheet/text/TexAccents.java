package io.broadsheet.text;

import java.text.Normalizer;

/// Puts accents on letters.
final class TexAccents {
  private static final String SIGNS = "\"'`^~=.";
  private static final String SIGN_MARKS = "\u0308\u0301\u0300\u0302\u0303\u0304\u0307";
  private static final String LETTERS = "cvuHkrbdt";
  private static final String LETTER_MARKS =
      "\u0327\u030c\u0306\u030b\u0328\u030a\u0331\u0323\u0361";

  private TexAccents() {}

  /// Whether `\c` is an accent written as a sign: `\"`, `\'`, …
  static boolean isSign(char c) {
    return SIGNS.indexOf(c) >= 0;
  }

  /// Whether a command is an accent written as a letter: `\c`, `\v`, …
  static boolean isLetter(String command) {
    return command.length() == 1 && LETTERS.indexOf(command.charAt(0)) >= 0;
  }

  /// Whether the letter exists with the accent as one character, as those of written languages do.
  static boolean fits(char accent, String base) {
    return base.length() == 1
        && Character.isLetter(base.charAt(0))
        && put(accent, base).length() == 1
        && !(accent == '"' && "hHtTwWxX".indexOf(base.charAt(0)) >= 0);
  }

  /// The accent on the first letter of `base`, composed where Unicode has the letter.
  static String put(char accent, String base) {
    if (base.isEmpty()) {
      return "";
    }
    int sign = SIGNS.indexOf(accent);
    int letter = LETTERS.indexOf(accent);
    char mark = sign >= 0 ? SIGN_MARKS.charAt(sign) : letter >= 0 ? LETTER_MARKS.charAt(letter) : 0;
    if (mark == 0) {
      return base;
    }
    return mark(base, mark);
  }

  /// A combining mark on the first character of `base`.
  static String mark(String base, char mark) {
    int first = Character.charCount(base.codePointAt(0));
    String dotted = base.substring(0, first).replace('ı', 'i').replace('ȷ', 'j');
    return Normalizer.normalize(dotted + mark, Normalizer.Form.NFC) + base.substring(first);
  }

  /// The combining mark of an accent in formulas (`\hat`), 0 when the command is none.
  static char formulaMark(String command) {
    return switch (command) {
      case "hat", "widehat", "Hat" -> '\u0302';
      case "tilde", "widetilde", "Tilde" -> '\u0303';
      case "bar", "overline", "Bar" -> '\u0304';
      case "vec", "overrightarrow" -> '\u20d7';
      case "dot", "Dot" -> '\u0307';
      case "ddot", "Ddot" -> '\u0308';
      case "acute" -> '\u0301';
      case "grave" -> '\u0300';
      case "check" -> '\u030c';
      case "breve" -> '\u0306';
      case "mathring" -> '\u030a';
      case "underline", "underbar" -> '\u0332';
      default -> 0;
    };
  }
}
