package io.broadsheet.text;

import java.util.ArrayList;
import java.util.List;

/// Finds formulas in prose: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and `\begin{…}…\end{…}`, delimiters
/// included. A dollar that is money opens none. Takes time in proportion to the text.
public final class FormulaFinder {
  private static final int LONGEST = 5000;

  private FormulaFinder() {}

  /// In order, without overlaps.
  public static List<TextRange> find(String text) {
    List<TextRange> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = -1;
      if (c == '$') {
        end = dollars(text, at);
      } else if (c == '\\' && at + 1 < text.length()) {
        end = backslash(text, at);
        at += end < 0 ? 1 : 0; // what is escaped opens nothing
      }
      if (end > at) {
        found.add(new TextRange(at, end));
        at = end;
      } else {
        at++;
      }
    }
    return found;
  }

  private static int dollars(String text, int at) {
    if (text.startsWith("$$", at)) {
      int close = text.indexOf("$$", at + 2);
      return close > at + 2 && close - at < LONGEST ? close + 2 : -1;
    }
    int close = TexMoney.formulaEnd(text, at);
    return close > at + 1 ? close + 1 : -1;
  }

  private static int backslash(String text, int at) {
    char kind = text.charAt(at + 1);
    if (kind == '(' || kind == '[') {
      return after(text, at + 2, kind == '(' ? "\\)" : "\\]");
    }
    if (text.startsWith("begin{", at + 1)) {
      int name = text.indexOf('}', at);
      return name < 0 || name - at > 40
          ? -1
          : after(text, name + 1, "\\end{" + text.substring(at + 7, name) + "}");
    }
    return -1;
  }

  private static int after(String text, int from, String closing) {
    int close = text.substring(from, Math.min(text.length(), from + LONGEST)).indexOf(closing);
    return close < 0 ? -1 : from + close + closing.length();
  }
}
