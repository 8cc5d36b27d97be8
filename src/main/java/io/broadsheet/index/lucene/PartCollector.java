package io.broadsheet.index.lucene;

import io.broadsheet.index.QueryNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/// Sorts the positive parts of a query by the part of a paper that they ask for.
final class PartCollector {
  private final WordQueries words;
  private final LuceneQueries queries;
  private final Prefixes prefixes;
  private final Map<String, List<Query>> collected;

  PartCollector(QueryScope scope, Map<String, List<Query>> collected) {
    this.words = new WordQueries(scope);
    this.prefixes = scope.prefixes();
    this.queries = new LuceneQueries(scope, false);
    this.collected = collected;
  }

  static Query any(List<Query> queries) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }

  void collect(QueryNode node) throws IOException {
    switch (node) {
      case QueryNode.Words text -> {
        for (Map.Entry<String, String> part : MatchedFields.partNames(text.field()).entrySet()) {
          words.wordsIn(part.getKey(), text.text()).ifPresent(query -> add(part, query));
        }
        if (text.field() == QueryNode.TextField.DEFAULT) {
          add("identifier", words.identifiers(text.text()));
        }
      }
      case QueryNode.Phrase phrase -> {
        for (Map.Entry<String, String> part : MatchedFields.partNames(phrase.field()).entrySet()) {
          add(part, words.phraseIn(part.getKey(), phrase.text()));
        }
      }
      case QueryNode.Prefix prefix -> {
        for (Map.Entry<String, String> part : MatchedFields.partNames(prefix.field()).entrySet()) {
          add(part, prefixes.inField(part.getKey(), prefix.prefix()));
        }
      }
      case QueryNode.AuthorName author -> add("authors", queries.toQuery(author));
      case QueryNode.AuthorKey author -> add("authors", queries.toQuery(author));
      case QueryNode.CategoryIs category -> add("category", queries.toQuery(category));
      case QueryNode.IdentifierIs identifier -> add("identifier", queries.toQuery(identifier));
      case QueryNode.And and -> {
        for (QueryNode part : and.parts()) {
          collect(part);
        }
      }
      case QueryNode.Or or -> {
        for (QueryNode part : or.parts()) {
          collect(part);
        }
      }
      default -> {
        // dates, languages and what must not be there are no part of the text
      }
    }
  }

  private void add(Map.Entry<String, String> part, Query query) {
    add(part.getValue(), query);
  }

  private void add(String part, Query query) {
    collected.computeIfAbsent(part, any -> new ArrayList<>()).add(query);
  }
}
