package io.broadsheet.search;

import io.broadsheet.search.QueryToken.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a typed query into tokens, in one pass over its characters.
final class QueryLexer {
  private final String text;
  private final List<String> notes;
  private final List<QueryToken> tokens = new ArrayList<>();
  private int at;
  private int openGroups;
  private int openInWords;

  private QueryLexer(String text, List<String> notes) {
    this.text = text;
    this.notes = notes;
  }

  /// The tokens of a query; groups are balanced, and what could not be read is in `notes`.
  static List<QueryToken> tokens(String typed, List<String> notes) {
    QueryLexer lexer = new QueryLexer(halfWidth(typed), notes);
    lexer.run();
    return lexer.tokens;
  }

  /// Typographic and full-width punctuation as its plain form, character by character.
  static String halfWidth(String typed) {
    StringBuilder plain = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      plain.append(halfWidth(typed.charAt(i)));
    }
    return plain.toString();
  }

  private static char halfWidth(char c) {
    return switch (c) {
      case '“', '”', '„', '«', '»', '「', '」', '『', '』', '＂' -> '"';
      case '（' -> '(';
      case '）' -> ')';
      case '：' -> ':';
      case '［' -> '[';
      case '］' -> ']';
      case '＊' -> '*';
      case '－' -> '-';
      case '，', '、', '；', '。' -> ' ';
      default -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ' ? ' ' : c;
    };
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ') {
        at++;
      } else if (c == '(') {
        openGroups++;
        add(Kind.OPEN, "(", at++);
      } else if (c == ')') {
        close();
      } else if (c == '"') {
        phrase();
      } else if (c == '-' && startsNegation()) {
        add(Kind.NOT, "-", at++);
      } else if (c == '[' && afterField()) {
        range();
      } else {
        word();
      }
    }
    while (openGroups > 0) {
      openGroups--;
      add(Kind.CLOSE, ")", text.length());
      note("A parenthesis is not closed", text.length());
    }
  }

  private void close() {
    if (openInWords > 0) {
      openInWords--;
    } else if (openGroups > 0) {
      openGroups--;
      add(Kind.CLOSE, ")", at);
    } else {
      note("A parenthesis is closed that was not opened", at);
    }
    at++;
  }

  private void phrase() {
    int end = text.indexOf('"', at + 1);
    if (end < 0) {
      note("The quotation mark is not closed, what follows is searched as words", at);
      at++;
      return;
    }
    add(Kind.PHRASE, text.substring(at + 1, end).strip(), at);
    at = end + 1;
  }

  private boolean startsNegation() {
    boolean first = at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '(';
    return first
        && at + 1 < text.length()
        && text.charAt(at + 1) != ' '
        && text.charAt(at + 1) != '-'
        && text.charAt(at + 1) != ')';
  }

  private boolean afterField() {
    return !tokens.isEmpty() && tokens.getLast().kind() == Kind.FIELD;
  }

  private void range() {
    int end = text.indexOf(']', at);
    if (end < 0) {
      word();
      return;
    }
    add(Kind.RANGE, text.substring(at + 1, end).strip(), at);
    at = end + 1;
  }

  private void word() {
    int start = at;
    boolean isField = false;
    while (at < text.length() && !endsWord(text.charAt(at), start)) {
      if (text.charAt(at) == '(') {
        openInWords++;
      } else if (text.charAt(at) == ')') {
        openInWords--;
      } else if (text.charAt(at) == ':' && !afterField() && isField(text.substring(start, at))) {
        isField = true;
        break;
      }
      at++;
    }
    String word = text.substring(start, at);
    if (isField) {
      add(Kind.FIELD, word, start);
      at++;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    } else {
      add(operator(word), word, start);
    }
  }

  private boolean endsWord(char c, int start) {
    return c == ' ' || c == '"' || (c == ')' && openInWords == 0) || (c == '(' && at == start);
  }

  /// Whether these characters before a colon name a field whose value follows.
  private boolean isField(String name) {
    if (name.length() > 20 || QueryField.named(name).isEmpty()) {
      return false;
    }
    boolean blankFollows = at + 1 >= text.length() || text.charAt(at + 1) == ' ';
    return !blankFollows || List.of("ti", "au", "abs", "cat").contains(name);
  }

  private Kind operator(String word) {
    if (afterField()) {
      return Kind.WORD;
    }
    return switch (word) {
      case "AND", "&&" -> Kind.AND;
      case "OR", "||", "|" -> Kind.OR;
      case "NOT" -> Kind.NOT;
      case "ANDNOT" -> {
        add(Kind.AND, word, at - word.length());
        yield Kind.NOT;
      }
      default -> Kind.WORD;
    };
  }

  private void add(Kind kind, String value, int position) {
    tokens.add(new QueryToken(kind, value, position + 1));
  }

  private void note(String what, int position) {
    if (notes.size() < QueryParser.MOST_NOTES) {
      notes.add(what + " (character " + (position + 1) + ").");
    }
  }
}
