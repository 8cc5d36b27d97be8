package io.broadsheet.search;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.search.QueryToken.Kind;
import io.broadsheet.text.TexToText;
import java.util.ArrayList;
import java.util.List;

/// Reads what a reader typed. Never throws and takes time linear in the length: what cannot be read
/// is searched as plain words, and a note says what and where.
///
/// From the loosest to the tightest binding: `OR`, `AND`, neighbours, `NOT` and `-`. Neighbouring
/// loose words are one [QueryNode.Words]; whatever else stands beside them must hold as well.
public final class QueryParser {
  /// Longer queries are cut.
  public static final int MOST_CHARACTERS = 20_000;

  static final int MOST_NOTES = 8;
  private static final int DEEPEST = 24;
  private static final int MOST_PARTS = 200;

  private final List<QueryToken> tokens;
  private final List<String> notes;
  private int next;

  private QueryParser(List<QueryToken> tokens, List<String> notes) {
    this.tokens = tokens;
    this.notes = notes;
  }

  /// The meaning of a query; [QueryNode.All] for a blank one.
  public static ParsedQuery parse(String typed) {
    List<String> notes = new ArrayList<>();
    // A title pasted from a paper's source: accents and commands of TeX are meant, not quotes.
    String text = typed.indexOf('\\') < 0 ? typed : TexToText.convert(typed);
    if (text.length() > MOST_CHARACTERS) {
      text = text.substring(0, MOST_CHARACTERS);
      notes.add("Only the first " + MOST_CHARACTERS + " characters were read.");
    }
    List<QueryToken> tokens = QueryLexer.tokens(text, notes);
    QueryParser parser = new QueryParser(tokens, notes);
    try {
      QueryNode node = parser.any(QueryField.ALL, 0);
      if (QueryNodes.count(node) > MOST_PARTS) {
        throw new TooComplex("The query has too many parts, so all was searched as plain words.");
      }
      return new ParsedQuery(node, notes);
    } catch (TooComplex tooComplex) {
      notes.add(tooComplex.getMessage());
      return new ParsedQuery(plainWords(tokens), notes);
    }
  }

  private static QueryNode plainWords(List<QueryToken> tokens) {
    StringBuilder words = new StringBuilder();
    for (QueryToken token : tokens) {
      if (token.kind() == Kind.WORD || token.kind() == Kind.PHRASE) {
        words.append(words.isEmpty() ? "" : " ").append(token.text());
      }
    }
    return words.isEmpty()
        ? new QueryNode.All()
        : new QueryNode.Words(TextField.DEFAULT, words.toString());
  }

  /// `a OR b`.
  private QueryNode any(QueryField field, int depth) {
    if (depth > DEEPEST) {
      throw new TooComplex(
          "The parentheses are nested too deeply (character "
              + position()
              + "), so all was searched as plain words.");
    }
    List<QueryNode> alternatives = new ArrayList<>();
    alternatives.add(all(field, depth));
    while (peek(Kind.OR)) {
      QueryToken or = tokens.get(next++);
      if (isAtEndOfPart()) {
        note("OR has nothing after it", or.position());
      } else {
        alternatives.add(all(field, depth));
      }
    }
    return QueryNodes.or(alternatives);
  }

  /// `a AND b`.
  private QueryNode all(QueryField field, int depth) {
    List<QueryNode> required = new ArrayList<>();
    required.add(neighbours(field, depth));
    while (peek(Kind.AND)) {
      QueryToken and = tokens.get(next++);
      if (isAtEndOfPart() || peek(Kind.AND)) {
        note(and.text() + " has nothing after it", and.position());
      } else {
        required.add(neighbours(field, depth));
      }
    }
    return QueryNodes.and(required);
  }

  /// `a b "c d" cat:e -f`.
  private QueryNode neighbours(QueryField field, int depth) {
    QueryNodes.Neighbours found = new QueryNodes.Neighbours();
    if (peek(Kind.AND) || peek(Kind.OR)) {
      note(tokens.get(next).text() + " has nothing before it", tokens.get(next).position());
      return new QueryNode.All();
    }
    while (next < tokens.size() && !peek(Kind.AND) && !peek(Kind.OR) && !peek(Kind.CLOSE)) {
      found.add(part(field, depth));
    }
    return found.node();
  }

  private QueryNode part(QueryField field, int depth) {
    QueryToken token = tokens.get(next++);
    return switch (token.kind()) {
      case WORD -> QueryValues.word(field, token, notes);
      case PHRASE -> QueryValues.phrase(field, token, notes);
      case RANGE -> QueryValues.range(field, token, notes);
      case FIELD -> value(token, depth);
      case OPEN -> group(field, depth);
      case NOT -> negated(token, field, depth);
      case CLOSE, AND, OR -> throw new IllegalStateException("not a part: " + token);
    };
  }

  private QueryNode value(QueryToken name, int depth) {
    QueryField field = QueryField.named(name.text()).orElse(QueryField.ALL);
    if (isAtEndOfPart() || peek(Kind.AND) || peek(Kind.NOT) || peek(Kind.FIELD)) {
      note(name.text() + ": has no value", name.position());
      return new QueryNode.All();
    }
    return part(field, depth);
  }

  private QueryNode group(QueryField field, int depth) {
    QueryNode inner = any(field, depth + 1);
    if (peek(Kind.CLOSE)) {
      next++;
    }
    return inner;
  }

  private QueryNode negated(QueryToken not, QueryField field, int depth) {
    if (isAtEndOfPart() || peek(Kind.AND)) {
      note(not.text() + " has nothing after it", not.position());
      return new QueryNode.All();
    }
    if (depth > DEEPEST) {
      throw new TooComplex("NOT is repeated too often, so all was searched as plain words.");
    }
    QueryNode excluded = part(field, depth + 1);
    return excluded instanceof QueryNode.All ? excluded : new QueryNode.Not(excluded);
  }

  private boolean isAtEndOfPart() {
    return next >= tokens.size() || peek(Kind.CLOSE) || peek(Kind.OR);
  }

  private boolean peek(Kind kind) {
    return next < tokens.size() && tokens.get(next).kind() == kind;
  }

  private int position() {
    return next < tokens.size() ? tokens.get(next).position() : 1;
  }

  private void note(String what, int position) {
    if (notes.size() < MOST_NOTES) {
      notes.add(what + " (character " + position + ").");
    }
  }

  /// Ends the reading of a query that nobody means.
  private static final class TooComplex extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooComplex(String message) {
      super(message, null, false, false);
    }
  }
}
