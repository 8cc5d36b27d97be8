package io.broadsheet.translate.mask;

import io.broadsheet.text.FormulaFinder;
import io.broadsheet.text.TextRange;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// An original made ready for an engine: outside of formulas, TeX that is only looks is taken off
/// (`\textbf{L}azy` becomes `Lazy`), TeX quotes, dashes and ties become the characters they stand
/// for, and line breaks become blanks. Knows where in the original each character came from.
public final class PreparedText {
  /// Commands that only change how their argument looks.
  private static final Set<String> LOOKS =
      Set.of(
          "textbf",
          "textit",
          "emph",
          "textsc",
          "textrm",
          "textsf",
          "textsl",
          "textup",
          "textnormal",
          "underline",
          "enquote",
          "mbox",
          "text");

  private final StringBuilder text = new StringBuilder();
  private int[] origins;
  private final String source;

  private PreparedText(String source) {
    this.source = source;
    origins = new int[source.length() + 1];
  }

  public static PreparedText of(String source) {
    PreparedText prepared = new PreparedText(source);
    int at = 0;
    for (TextRange formula : FormulaFinder.find(source)) {
      prepared.prose(at, formula.start());
      prepared.copy(formula.start(), formula.end());
      at = formula.end();
    }
    prepared.prose(at, source.length());
    prepared.trim();
    return prepared;
  }

  public String text() {
    return text.toString();
  }

  /// From a range of the prepared text to the range of the original.
  public TextRange original(TextRange prepared) {
    int start = origins[prepared.start()];
    int end = prepared.end() == prepared.start() ? start : origins[prepared.end() - 1] + 1;
    return new TextRange(start, Math.max(start, end));
  }

  private void prose(int from, int to) {
    boolean[] dropped = looks(from, to);
    int at = from;
    while (at < to) {
      char c = source.charAt(at);
      if (dropped[at - from]) {
        at++;
      } else if (at + 1 < to && pair(c, source.charAt(at + 1)) != 0) {
        put(pair(c, source.charAt(at + 1)), at);
        at += 2;
      } else if (c == '~' || Character.isWhitespace(c)) {
        blank(at);
        at++;
      } else {
        put(c, at);
        at++;
      }
    }
  }

  /// What two characters of TeX stand for; 0 when they are just two characters.
  private static char pair(char first, char second) {
    if (first == '`' && second == '`') {
      return '“';
    }
    return first == '\'' && second == '\'' ? '”' : 0;
  }

  /// Marks the commands of looks and their braces; an argument whose brace is never closed keeps
  /// them.
  private boolean[] looks(int from, int to) {
    boolean[] dropped = new boolean[Math.max(0, to - from)];
    int at = from;
    while (at < to) {
      if (source.charAt(at) != '\\') {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < to && isAsciiLetter(source.charAt(end))) {
        end++;
      }
      if (end < to && source.charAt(end) == '{' && LOOKS.contains(source.substring(at + 1, end))) {
        int close = closing(end, to);
        if (close > 0) {
          Arrays.fill(dropped, at - from, end + 1 - from, true);
          dropped[close - from] = true;
        }
      }
      at = Math.max(end, at + 2);
    }
    return dropped;
  }

  private int closing(int open, int to) {
    int depth = 0;
    for (int i = open; i < to && i - open < 2000; i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void copy(int from, int to) {
    for (int i = from; i < to; i++) {
      put(source.charAt(i), i);
    }
  }

  private void blank(int at) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
      put(' ', at);
    }
  }

  private void put(char c, int origin) {
    origins[text.length()] = origin;
    text.append(c);
  }

  private void trim() {
    while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    origins = Arrays.copyOf(origins, text.length() + 1);
    origins[text.length()] = source.length();
  }

  /// The spans of kinds that hold within this text, for the masker.
  List<TextRange> formulas() {
    return FormulaFinder.find(text.toString());
  }
}
