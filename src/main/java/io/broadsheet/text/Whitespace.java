package io.broadsheet.text;

/// Undoes the hard line breaks of metadata records.
public final class Whitespace {
  private Whitespace() {}

  /// One line a paragraph: runs of white space become one blank, line breaks too, unless the next
  /// line starts with white space, which is how arXiv's records mark a real break; that becomes one
  /// `\n`. Nothing stands at either end. A text that needs no change is returned as it is.
  public static String fold(String text) {
    if (isFolded(text)) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (!isSpace(c)) {
        folded.append(c);
        at++;
        continue;
      }
      int end = at;
      int lastBreak = -1;
      while (end < text.length() && isSpace(text.charAt(end))) {
        if (isBreak(text.charAt(end))) {
          lastBreak = end;
        }
        end++;
      }
      if (!folded.isEmpty() && end < text.length()) {
        boolean indented = lastBreak >= 0 && lastBreak + 1 < end;
        folded.append(indented || hasEmptyLine(text, at, end) ? '\n' : ' ');
      }
      at = end;
    }
    return folded.toString();
  }

  private static boolean isFolded(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c) && (c != ' ' || before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }

  private static boolean hasEmptyLine(String text, int from, int to) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        breaks++;
      }
    }
    return breaks > 1;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
  }

  private static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || c == '\u00a0'
        || c == '\u0085'
        || c == '\u3000'
        || (c >= '\u2000' && c <= '\u200a')
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u202f'
        || c == '\u205f';
  }
}
