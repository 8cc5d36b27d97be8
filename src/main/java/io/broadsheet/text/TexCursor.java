package io.broadsheet.text;

/// A place in a TeX source. Each step goes forward, and looking ahead is bounded, so that reading
/// takes time in proportion to the source whatever it is.
final class TexCursor {
  /// How far ahead a matching brace or bracket is looked for.
  private static final int AHEAD = 1000;

  final String source;
  int at;
  private int nextParenthesis = -1;
  private int nextBracket = -1;
  private int nextDollars = -1;

  TexCursor(String source) {
    this.source = source;
  }

  boolean atEnd() {
    return at >= source.length();
  }

  /// The character `ahead` places on, NUL beyond the end.
  char peek(int ahead) {
    return at + ahead < source.length() ? source.charAt(at + ahead) : 0;
  }

  /// The character before this place, a blank at the start.
  char before() {
    return at > 0 ? source.charAt(at - 1) : ' ';
  }

  void skipBlanks() {
    while (!atEnd() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
  }

  /// Reads the name of a command whose backslash has been read: letters, or one other character.
  /// Empty at the end.
  String command() {
    int start = at;
    while (!atEnd() && isAsciiLetter(source.charAt(at))) {
      at++;
    }
    if (at == start && !atEnd()) {
      at += Character.charCount(source.codePointAt(at));
    }
    return source.substring(start, at);
  }

  /// Reads `{…}` as it stands, without the braces, after any blanks; without a brace, reads
  /// nothing.
  String rawArgument() {
    int start = at;
    skipBlanks();
    String argument = peek(0) == '{' ? raw('{', '}') : "";
    if (argument.isEmpty() && peek(0) != '{' && before() != '}') {
      at = start;
    }
    return argument;
  }

  /// Reads `[…]` as it stands, without the brackets; without a bracket, reads nothing.
  String rawOption() {
    return peek(0) == '[' ? raw('[', ']') : "";
  }

  private String raw(char open, char close) {
    int depth = 0;
    int limit = Math.min(source.length(), at + AHEAD);
    for (int i = at; i < limit; i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        String inside = source.substring(at + 1, i);
        at = i + 1;
        return inside;
      }
    }
    at++;
    return "";
  }

  /// Where the text that closes a formula stands next, -1 when nowhere: `\)`, `\]` or `$$`. What
  /// was found is remembered, so that asking again costs nothing.
  int find(String closer) {
    int known =
        switch (closer) {
          case "\\)" -> nextParenthesis;
          case "\\]" -> nextBracket;
          default -> nextDollars;
        };
    if (known < at) {
      int found = source.indexOf(closer, at);
      known = found < 0 ? Integer.MAX_VALUE : found;
      switch (closer) {
        case "\\)" -> nextParenthesis = known;
        case "\\]" -> nextBracket = known;
        default -> nextDollars = known;
      }
    }
    return known == Integer.MAX_VALUE ? -1 : known;
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
