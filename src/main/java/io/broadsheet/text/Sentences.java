package io.broadsheet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds the sentences of English and Chinese prose.
public final class Sentences {
  /// Words that end in a period without ending a sentence.
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g", "i.e", "al", "etc", "cf", "vs", "w.r.t", "fig", "figs", "eq", "eqs", "sec", "ref",
          "refs", "tab", "resp", "approx", "dr", "prof", "mr", "mrs", "ms", "st", "no", "vol", "pp",
          "viz", "i.i.d", "a.k.a", "et", "u.s", "ph.d", "incl", "esp", "ca", "jr", "thm", "def");

  private Sentences() {}

  /// The sentences in order, without the white space around them; together they cover everything
  /// that is not white space. A line break ends a sentence.
  public static List<TextRange> find(String text) {
    List<TextRange> sentences = new ArrayList<>();
    int start = skipBlanks(text, 0);
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        add(sentences, text, start, at);
        start = skipBlanks(text, at);
        at = start;
      } else if (isWideStop(c) || (isStop(c) && endsSentence(text, start, at))) {
        int end = skipClosers(text, at + 1);
        add(sentences, text, start, end);
        start = skipBlanks(text, end);
        at = start;
      } else {
        at++;
      }
    }
    add(sentences, text, start, text.length());
    return sentences;
  }

  /// What some neighbours say, with what stands between them; empty when `from` is `to`.
  ///
  /// @param sentences of the text, as [#find] gives them
  /// @param from number of the first
  /// @param to number after the last
  public static String cut(String text, List<TextRange> sentences, int from, int to) {
    return from == to
        ? ""
        : text.substring(sentences.get(from).start(), sentences.get(to - 1).end());
  }

  private static boolean isStop(char c) {
    return c == '.' || c == '!' || c == '?';
  }

  private static boolean isWideStop(char c) {
    return c == '。' || c == '！' || c == '？' || c == '｡';
  }

  private static boolean endsSentence(String text, int start, int stop) {
    int next = skipClosers(text, stop + 1);
    if (next == text.length()) {
      return true;
    }
    char after = text.charAt(next);
    if (isIdeograph(after)) {
      return text.charAt(stop) != '.' || !Character.isDigit(before(text, stop));
    }
    if (!Character.isWhitespace(after)) {
      return false;
    }
    int word = skipBlanks(text, next);
    if (word < text.length() && Character.isLowerCase(text.codePointAt(word))) {
      return false;
    }
    return text.charAt(stop) != '.' || !isAbbreviation(text, start, stop);
  }

  private static boolean isAbbreviation(String text, int start, int stop) {
    int from = stop;
    while (from > start && stop - from < 8 && isWordPart(text.charAt(from - 1))) {
      from--;
    }
    String word = text.substring(from, stop).toLowerCase(Locale.ROOT);
    boolean initial = word.length() == 1 && Character.isUpperCase(text.charAt(from));
    return initial || ABBREVIATIONS.contains(word);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetter(c) || c == '.';
  }

  private static char before(String text, int at) {
    return at == 0 ? ' ' : text.charAt(at - 1);
  }

  private static boolean isIdeograph(char c) {
    return Character.isIdeographic(c);
  }

  private static int skipClosers(String text, int from) {
    int at = from;
    while (at < text.length() && ")]}\"'”’»」』）".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static void add(List<TextRange> sentences, String text, int start, int end) {
    int last = end;
    while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    if (last > start) {
      sentences.add(new TextRange(start, last));
    }
  }
}
