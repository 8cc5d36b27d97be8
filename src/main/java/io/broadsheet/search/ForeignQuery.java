package io.broadsheet.search;

import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.SearchIndex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A query in another language as it is asked of papers that most are in English: its terms are
/// asked for in English too, and what is quoted in it is a quotation only where papers have it.
///
/// @param typed what is asked for by meaning: the query, quoted or not
/// @param node what is asked for by words
/// @param inEnglish the terms that were added, in the order of the query
record ForeignQuery(QueryNode typed, QueryNode node, List<String> inEnglish) {
  /// More terms than a long abstract has.
  private static final int MOST_TERMS = 40;

  /// Terms named to the reader; the others are seen where they are marked.
  private static final int MOST_NAMED = 8;

  /// @param typed the query as it was parsed
  /// @param filters what else must hold
  /// @param notes where what was done is told
  static ForeignQuery of(
      QueryNode typed,
      QueryNode filters,
      TermTranslator terms,
      SearchIndex index,
      List<String> notes) {
    QueryNode node = loosened(typed, filters, index, notes);
    Set<String> english = new LinkedHashSet<>();
    QueryNode both = inBoth(node, terms, english);
    if (!english.isEmpty()) {
      String named = english.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
      notes.add(
          "Searched in English too, for: " + named + (english.size() > MOST_NAMED ? ", …" : "."));
    }
    return new ForeignQuery(node, both, List.copyOf(english));
  }

  /// Quotation marks in a sentence that was pasted ask no paper in English for Chinese words next
  /// to each other: where no paper has them so, they are loose words.
  private static QueryNode loosened(
      QueryNode typed, QueryNode filters, SearchIndex index, List<String> notes) {
    QueryNode loose = withoutPhrases(typed);
    if (loose.equals(typed)) {
      return typed;
    }
    QueryNode strict = QueryNodes.and(List.of(QueryShape.of(typed).filter(), filters));
    if (index.search(new IndexQuery(strict, Sort.NEWEST, 0, 0, false)).total().value() > 0) {
      return typed;
    }
    notes.add("No paper has the words in quotation marks as they stand; they are searched singly.");
    return loose;
  }

  private static QueryNode withoutPhrases(QueryNode node) {
    return switch (node) {
      case QueryNode.Phrase phrase -> new QueryNode.Words(phrase.field(), phrase.text());
      case QueryNode.And and -> {
        QueryNodes.Neighbours parts = new QueryNodes.Neighbours();
        and.parts().forEach(part -> parts.add(withoutPhrases(part)));
        yield parts.node();
      }
      default -> node;
    };
  }

  /// The loose words of the query, each field's with its terms in English as an alternative.
  private static QueryNode inBoth(QueryNode node, TermTranslator terms, Set<String> english) {
    return switch (node) {
      case QueryNode.Words words -> {
        List<String> found = terms.inEnglish(words.text());
        List<String> asked = found.stream().limit(MOST_TERMS).toList();
        english.addAll(asked);
        yield asked.isEmpty()
            ? words
            : QueryNodes.or(
                List.of(words, new QueryNode.Words(words.field(), String.join(" ", asked))));
      }
      case QueryNode.And and -> {
        List<QueryNode> parts = new ArrayList<>();
        and.parts().forEach(part -> parts.add(inBoth(part, terms, english)));
        yield QueryNodes.and(parts);
      }
      default -> node;
    };
  }
}
