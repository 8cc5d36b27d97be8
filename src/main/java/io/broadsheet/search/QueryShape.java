package io.broadsheet.search;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.TextField;
import java.util.ArrayList;
import java.util.List;

/// A query divided for searching by meaning: its text, which is embedded, its filter, which every
/// paper found must satisfy, and the text of what is excluded.
///
/// Loose words are text alone. Phrases, fields, dates and whatever is excluded are filters; phrases
/// and words in title or abstract are text as well. Words joined by an explicit `AND` are both.
///
/// @param text blank when the query is nothing but filters
/// @param unwanted blank when no words are excluded
record QueryShape(String text, QueryNode filter, String unwanted) {

  static QueryShape of(QueryNode node) {
    StringBuilder text = new StringBuilder();
    collectText(node, text);
    StringBuilder unwanted = new StringBuilder();
    collectUnwanted(node, unwanted);
    return new QueryShape(text.toString().strip(), filter(node), unwanted.toString().strip());
  }

  /// What is excluded from all papers found, not from one alternative of several.
  private static void collectUnwanted(QueryNode node, StringBuilder text) {
    switch (node) {
      case QueryNode.Not(QueryNode excluded) -> collectText(excluded, text);
      case QueryNode.And and -> and.parts().forEach(part -> collectUnwanted(part, text));
      default -> {
        // nothing is excluded
      }
    }
  }

  private static void collectText(QueryNode node, StringBuilder text) {
    switch (node) {
      case QueryNode.Words words -> append(text, words.field(), words.text());
      case QueryNode.Phrase phrase -> append(text, phrase.field(), phrase.text());
      case QueryNode.Prefix prefix -> append(text, prefix.field(), prefix.prefix());
      case QueryNode.And and -> and.parts().forEach(part -> collectText(part, text));
      case QueryNode.Or or -> or.parts().forEach(part -> collectText(part, text));
      default -> {
        // filters have no text
      }
    }
  }

  private static void append(StringBuilder text, TextField field, String words) {
    if (field != TextField.COMMENT && field != TextField.JOURNAL) {
      text.append(text.isEmpty() ? "" : " ").append(words);
    }
  }

  private static QueryNode filter(QueryNode node) {
    return switch (node) {
      case QueryNode.Words words when words.field() == TextField.DEFAULT -> new QueryNode.All();
      case QueryNode.And and -> {
        long loose = and.parts().stream().filter(QueryShape::isLoose).count();
        List<QueryNode> parts = new ArrayList<>();
        for (QueryNode part : and.parts()) {
          parts.add(loose > 1 && isLoose(part) ? part : filter(part));
        }
        yield QueryNodes.and(parts);
      }
      case QueryNode.Or or ->
          or.parts().stream().anyMatch(part -> filter(part) instanceof QueryNode.All)
              ? new QueryNode.All()
              : or;
      default -> node;
    };
  }

  private static boolean isLoose(QueryNode node) {
    return node instanceof QueryNode.Words words && words.field() == TextField.DEFAULT;
  }
}
