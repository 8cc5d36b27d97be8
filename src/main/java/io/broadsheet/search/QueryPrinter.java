package io.broadsheet.search;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.DateField;
import io.broadsheet.index.QueryNode.KeywordField;
import io.broadsheet.index.QueryNode.TextField;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a query in the grammar of [QueryParser], so that parsing gives the same query again.
public final class QueryPrinter {
  private QueryPrinter() {}

  /// The query as a reader would type it.
  public static String print(QueryNode node) {
    return switch (node) {
      case QueryNode.And and -> joined(and.parts(), " AND ");
      case QueryNode.Or or -> joined(or.parts(), " OR ");
      default -> part(node);
    };
  }

  private static String joined(List<QueryNode> parts, String operator) {
    return parts.stream().map(QueryPrinter::part).collect(Collectors.joining(operator));
  }

  private static String part(QueryNode node) {
    return switch (node) {
      case QueryNode.All all -> "*";
      case QueryNode.Words words -> prefix(words.field()) + "(" + words.text() + ")";
      case QueryNode.Phrase phrase -> prefix(phrase.field()) + quoted(phrase.text());
      case QueryNode.Prefix prefix -> prefix(prefix.field()) + prefix.prefix() + "*";
      case QueryNode.AuthorName author -> "au:" + quoted(author.name());
      case QueryNode.AuthorKey author -> "aukey:" + quoted(author.key());
      case QueryNode.CategoryIs category -> "cat:" + quoted(category.pattern());
      case QueryNode.IdentifierIs identifier -> "id:" + quoted(identifier.key());
      case QueryNode.Keyword keyword -> name(keyword.field()) + ":" + quoted(keyword.value());
      case QueryNode.DateRange range ->
          name(range.field()) + ":" + day(range.from()) + ".." + day(range.until());
      case QueryNode.And and -> "(" + print(and) + ")";
      case QueryNode.Or or -> "(" + print(or) + ")";
      case QueryNode.Not not -> "NOT " + part(not.part());
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace('"', ' ') + "\"";
  }

  private static String day(@Nullable Object day) {
    return day == null ? "" : day.toString();
  }

  private static String prefix(TextField field) {
    return switch (field) {
      case DEFAULT -> "";
      case TITLE -> "ti:";
      case ABSTRACT -> "abs:";
      case COMMENT -> "co:";
      case JOURNAL -> "jr:";
    };
  }

  private static String name(KeywordField field) {
    return switch (field) {
      case DOI -> "doi";
      case REPORT_NUMBER -> "rn";
      case LANGUAGE -> "lang";
      case SOURCE -> "source";
    };
  }

  private static String name(DateField field) {
    return switch (field) {
      case ANY -> "date";
      case SUBMITTED -> "submitted";
      case ANNOUNCED -> "announced";
      case UPDATED -> "updated";
    };
  }
}
