package io.broadsheet.search;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.DateField;
import io.broadsheet.index.QueryNode.KeywordField;
import io.broadsheet.index.QueryNode.TextField;
import java.util.Map;
import java.util.Optional;

/// The fields a reader can name. Short names are arXiv's.
sealed interface QueryField {
  /// Analysed text.
  record Text(TextField field) implements QueryField {}

  /// An exact value.
  record Exact(KeywordField field) implements QueryField {}

  /// Days.
  record Date(DateField field) implements QueryField {}

  /// Values of their own kind.
  enum Other implements QueryField {
    AUTHOR,
    AUTHOR_KEY,
    CATEGORY,
    IDENTIFIER;

    QueryNode node(String value) {
      return switch (this) {
        case AUTHOR -> new QueryNode.AuthorName(value);
        case AUTHOR_KEY -> new QueryNode.AuthorKey(value);
        case CATEGORY -> new QueryNode.CategoryIs(value);
        case IDENTIFIER -> new QueryNode.IdentifierIs(value);
      };
    }
  }

  QueryField ALL = new Text(TextField.DEFAULT);

  /// Names as typed, in lower case.
  Map<String, QueryField> BY_NAME =
      Map.ofEntries(
          Map.entry("all", ALL),
          Map.entry("ti", new Text(TextField.TITLE)),
          Map.entry("title", new Text(TextField.TITLE)),
          Map.entry("abs", new Text(TextField.ABSTRACT)),
          Map.entry("abstract", new Text(TextField.ABSTRACT)),
          Map.entry("co", new Text(TextField.COMMENT)),
          Map.entry("comment", new Text(TextField.COMMENT)),
          Map.entry("jr", new Text(TextField.JOURNAL)),
          Map.entry("journal", new Text(TextField.JOURNAL)),
          Map.entry("au", Other.AUTHOR),
          Map.entry("author", Other.AUTHOR),
          Map.entry("aukey", Other.AUTHOR_KEY),
          Map.entry("cat", Other.CATEGORY),
          Map.entry("category", Other.CATEGORY),
          Map.entry("id", Other.IDENTIFIER),
          Map.entry("doi", new Exact(KeywordField.DOI)),
          Map.entry("rn", new Exact(KeywordField.REPORT_NUMBER)),
          Map.entry("lang", new Exact(KeywordField.LANGUAGE)),
          Map.entry("language", new Exact(KeywordField.LANGUAGE)),
          Map.entry("source", new Exact(KeywordField.SOURCE)),
          Map.entry("date", new Date(DateField.ANY)),
          Map.entry("announced", new Date(DateField.ANNOUNCED)),
          Map.entry("submitted", new Date(DateField.SUBMITTED)),
          Map.entry("submitteddate", new Date(DateField.SUBMITTED)),
          Map.entry("updated", new Date(DateField.UPDATED)),
          Map.entry("lastupdateddate", new Date(DateField.UPDATED)));

  static Optional<QueryField> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(java.util.Locale.ROOT)));
  }
}
