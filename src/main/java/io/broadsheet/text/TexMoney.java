package io.broadsheet.text;

/// Tells dollars that enclose a formula from dollars that are money.
final class TexMoney {
  private static final int LONGEST_FORMULA = 3000;

  private TexMoney() {}

  /// Where the dollar that closes the formula opened at `open` stands; -1 when none is opened.
  static int formulaEnd(String source, int open) {
    int limit = Math.min(source.length(), open + LONGEST_FORMULA);
    int close = -1;
    for (int i = open + 1; i < limit; i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '$') {
        close = i;
        break;
      }
    }
    if (close < 0) {
      return -1;
    }
    char first = source.charAt(open + 1);
    boolean number = isDigit(first);
    boolean digitAfter = close + 1 < source.length() && isDigit(source.charAt(close + 1));
    boolean blankBefore = Character.isWhitespace(source.charAt(close - 1));
    if (number && digitAfter && (blankBefore || !hasMarkup(source, open + 1, close))) {
      return -1;
    }
    if (hasMarkup(source, open + 1, close)) {
      return close;
    }
    return words(source, open + 1, close) >= (number || blankBefore ? 1 : 2) ? -1 : close;
  }

  /// Whether a dollar that opens no formula is worth keeping: one before an amount, or part of a
  /// name such as `A$AP`.
  static boolean isMoney(String source, int at) {
    int next = at + 1;
    boolean currency = at > 0 && Character.isUpperCase(source.charAt(at - 1));
    if (currency && next < source.length() && source.charAt(next) == ' ') {
      next++;
    }
    return next < source.length()
        && (isDigit(source.charAt(next))
            || (source.charAt(next) == '.'
                && next + 1 < source.length()
                && isDigit(source.charAt(next + 1))));
  }

  private static boolean hasMarkup(String source, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      if (c == '^' || c == '_' || c == '{' || c == '=') {
        return true;
      }
      if (c == '\\' && i + 1 < to && source.charAt(i + 1) != '$') {
        return true;
      }
    }
    return false;
  }

  /// Words of three letters or more that stand after a blank.
  private static int words(String source, int from, int to) {
    int words = 0;
    int letters = 0;
    boolean apart = false;
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        if (letters == 3 && apart) {
          words++;
        }
      } else {
        apart = Character.isWhitespace(c);
        letters = 0;
      }
    }
    return words;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
