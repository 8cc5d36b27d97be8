package io.broadsheet.index.lucene;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.index.lucene.QueryUnits.Unit;
import io.broadsheet.index.lucene.TextAnalyzer.Token;
import io.broadsheet.paper.NameForms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A query that waits for papers.
///
/// @param gate words of which a paper must have one, or it cannot match, whatever else is asked
///   for; null when nothing of the kind can be said of the query
record KeptQuery(String key, QueryNode query, @Nullable Set<String> gate) {
  /// Before the forms of an author's name, an author's key, a category's code; no word has a colon.
  static final String AUTHOR = "a:";

  static final String AUTHOR_KEY = "k:";
  static final String CATEGORY = "c:";

  /// Of a query of several words the longest is looked for first: long words are rare. With few
  /// words to a gate, most papers open few gates.
  static KeptQuery of(String key, QueryNode query, QueryUnits units) {
    return new KeptQuery(key, query, gate(query, units));
  }

  private static @Nullable Set<String> gate(QueryNode node, QueryUnits units) {
    return switch (node) {
      case QueryNode.Words words -> words(words, units);
      case QueryNode.Phrase phrase -> phrase(phrase, units);
      case QueryNode.And and -> narrowest(and.parts(), units);
      case QueryNode.Or or -> all(or.parts(), units);
      case QueryNode.AuthorName author -> behind(AUTHOR, NameForms.queryTokens(author.name()));
      case QueryNode.AuthorKey author -> behind(AUTHOR_KEY, Set.of(author.key()));
      case QueryNode.CategoryIs category ->
          behind(CATEGORY, LuceneQueries.categoryTerms(category.pattern()));
      default -> null;
    };
  }

  private static Set<String> behind(String letter, Set<String> terms) {
    return terms.stream().map(letter::concat).collect(Collectors.toSet());
  }

  private static @Nullable Set<String> words(QueryNode.Words words, QueryUnits units) {
    String text = words.text().strip();
    if (words.field() == TextField.DEFAULT
        && text.indexOf(' ') < 0
        && text.chars().anyMatch(Character::isDigit)) {
      return null; // may be an identifier
    }
    return units.units(text).stream()
        .filter(unit -> !unit.isStop())
        .limit(WordQueries.MOST_UNITS)
        .max(Comparator.comparingInt(KeptQuery::length))
        .map(unit -> (Set<String>) new HashSet<>(unit.terms()))
        .orElse(null);
  }

  private static int length(Unit unit) {
    return unit.terms().stream().mapToInt(String::length).min().orElse(0);
  }

  /// A phrase may also be written with its compounds in one word: with those it has no single gate.
  private static @Nullable Set<String> phrase(QueryNode.Phrase phrase, QueryUnits units) {
    List<Token> tokens = units.tokens(phrase.text());
    if (tokens.isEmpty() || units.units(phrase.text()).size() != tokens.size()) {
      return null;
    }
    return tokens.stream()
        .map(Token::term)
        .max(Comparator.comparingInt(String::length))
        .map(term -> (Set<String>) new HashSet<>(Set.of(term)))
        .orElse(null);
  }

  private static @Nullable Set<String> narrowest(List<QueryNode> parts, QueryUnits units) {
    List<Set<String>> gates = new ArrayList<>();
    for (QueryNode part : parts) {
      Set<String> gate = part instanceof QueryNode.Not ? null : gate(part, units);
      if (gate != null) {
        gates.add(gate);
      }
    }
    return gates.stream().max(Comparator.comparingInt(KeptQuery::narrowness)).orElse(null);
  }

  /// A category is the widest gate and an author the narrowest; of words the shortest decides.
  private static int narrowness(Set<String> gate) {
    return gate.stream()
        .mapToInt(
            term ->
                term.startsWith(CATEGORY)
                    ? 1
                    : term.length()
                        + (term.startsWith(AUTHOR) || term.startsWith(AUTHOR_KEY) ? 9 : 0))
        .min()
        .orElse(0);
  }

  private static @Nullable Set<String> all(List<QueryNode> parts, QueryUnits units) {
    Set<String> together = new HashSet<>();
    for (QueryNode part : parts) {
      Set<String> gate = gate(part, units);
      if (gate == null) {
        return null;
      }
      together.addAll(gate);
    }
    return together.isEmpty() ? null : together;
  }
}
