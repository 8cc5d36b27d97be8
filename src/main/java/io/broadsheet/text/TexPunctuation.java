package io.broadsheet.text;

/// Quotes, dashes, ties and escaped signs.
final class TexPunctuation {
  private static final String SPECIAL = "\\{}$^_~`'-";
  private static final int LONGEST_SET = 60;

  private TexPunctuation() {}

  /// Reads plain text up to the next character that may mean something in TeX, and that one too
  /// when it is punctuation.
  ///
  /// @param limit where to stop at the latest
  static void read(TexCursor cursor, TexNodes nodes, int limit) {
    char c = cursor.peek(0);
    switch (c) {
      case '~' -> readTie(cursor, nodes);
      case '`' -> {
        if (cursor.peek(1) == '`') {
          cursor.at += 2;
          nodes.text('“');
        } else {
          boolean opens =
              !Character.isLetterOrDigit(cursor.before())
                  && !Character.isWhitespace(cursor.peek(1));
          cursor.at++;
          nodes.text(opens ? '‘' : '’');
        }
      }
      case '\'' -> {
        boolean isDouble = cursor.peek(1) == '\'';
        boolean closes = nodes.isQuoteOpen() && !Character.isLetterOrDigit(cursor.peek(1));
        cursor.at += isDouble ? 2 : 1;
        nodes.text(isDouble ? '”' : closes ? '’' : '\'');
      }
      case '-' -> readDashes(cursor, nodes);
      default -> {
        int start = cursor.at;
        int end = start + 1;
        while (end < limit && !isSpecial(cursor.source.charAt(end))) {
          end++;
        }
        cursor.at = end;
        nodes.text(cursor.source, start, end);
      }
    }
  }

  private static boolean isSpecial(char c) {
    return c <= '~' && SPECIAL.indexOf(c) >= 0;
  }

  private static void readTie(TexCursor cursor, TexNodes nodes) {
    char before = cursor.before();
    cursor.at++;
    char after = cursor.peek(0);
    boolean isApart = Character.isWhitespace(before) || "([/,=<>".indexOf(before) >= 0;
    boolean isAbout = (isApart || Character.isDigit(before)) && (isNumber(cursor) || after == ' ');
    if (isAbout && !(before == ',' && after != ' ' && !isNumber(cursor))) {
      nodes.text('~');
    } else {
      nodes.text(' ');
    }
  }

  /// Whether a number comes next; `\href` and its like are none.
  private static boolean isNumber(TexCursor cursor) {
    char c = cursor.peek(0);
    return Character.isDigit(c)
        || c == '$'
        || (c == '\\' && !TexCursor.isAsciiLetter(cursor.peek(1)))
        || c == '.'
        || c == '-'
        || c == '+';
  }

  private static void readDashes(TexCursor cursor, TexNodes nodes) {
    int length = 1;
    while (length < 3 && cursor.peek(length) == '-') {
      length++;
    }
    cursor.at += length;
    nodes.text(length == 1 ? '-' : length == 2 ? '–' : '—');
  }

  /// Reads what an escaped sign stands for; the sign has been read.
  static void readEscape(TexCursor cursor, TexNodes nodes, String sign) {
    switch (sign) {
      case "%", "&", "_", "$", "#", "{", "}" -> nodes.text(sign);
      case "," -> {
        boolean parts = !(isDigitBefore(cursor) && Character.isDigit(cursor.peek(0)));
        nodes.text(parts ? " " : "");
      }
      case " ", ";", ":", ">", "\n", "\t" -> nodes.text(' ');
      case "\\" -> {
        if (cursor.peek(0) == '*') {
          cursor.at++;
        }
        nodes.text(' ');
      }
      case "|" -> nodes.text('‖');
      case "!", "/", "-", "@", "<", ")", "]", "*", "+" -> {
        // kerning, tabs, and ends of formulas that never began
      }
      default -> nodes.text(sign);
    }
  }

  private static boolean isDigitBefore(TexCursor cursor) {
    return cursor.at >= 3 && Character.isDigit(cursor.source.charAt(cursor.at - 3));
  }

  /// Where a set in plain text, such as `{0, 1}`, ends; 0 when the brace here does not open one.
  static int endOfSet(TexCursor cursor) {
    char before = cursor.before();
    if (!Character.isWhitespace(before) && "(=[".indexOf(before) < 0) {
      return 0;
    }
    boolean comma = false;
    int limit = Math.min(cursor.source.length(), cursor.at + LONGEST_SET);
    for (int i = cursor.at + 1; i < limit; i++) {
      char c = cursor.source.charAt(i);
      if (c == '}') {
        return comma ? i + 1 : 0;
      }
      if (c == '\\' || c == '{' || c == '$') {
        return 0;
      }
      comma |= c == ',' && i > cursor.at + 1;
    }
    return 0;
  }
}
