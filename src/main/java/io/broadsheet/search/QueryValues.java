package io.broadsheet.search;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.TextField;
import java.util.List;

/// Reads one value of a field.
final class QueryValues {
  private QueryValues() {}

  static QueryNode word(QueryField field, QueryToken token, List<String> notes) {
    String text = token.text();
    if (text.equals("*")) {
      return new QueryNode.All();
    }
    return switch (field) {
      case QueryField.Text analysed -> {
        String stem = text.substring(0, text.length() - (text.endsWith("*") ? 1 : 0));
        yield text.endsWith("*") && isOneWord(stem)
            ? new QueryNode.Prefix(analysed.field(), stem)
            : new QueryNode.Words(analysed.field(), text);
      }
      case QueryField.Exact exact -> new QueryNode.Keyword(exact.field(), text);
      case QueryField.Date date -> dates(date, token, notes);
      case QueryField.Other other ->
          other.node(other == QueryField.Other.AUTHOR ? text.replace('_', ' ').strip() : text);
    };
  }

  static QueryNode phrase(QueryField field, QueryToken token, List<String> notes) {
    String text = token.text();
    if (text.isBlank()) {
      return new QueryNode.All();
    }
    return switch (field) {
      case QueryField.Text analysed -> new QueryNode.Phrase(analysed.field(), text);
      case QueryField.Exact exact -> new QueryNode.Keyword(exact.field(), text);
      case QueryField.Date date -> dates(date, token, notes);
      case QueryField.Other other ->
          other.node(other == QueryField.Other.AUTHOR ? text.replace('_', ' ').strip() : text);
    };
  }

  static QueryNode range(QueryField field, QueryToken token, List<String> notes) {
    return field instanceof QueryField.Date date
        ? dates(date, token, notes)
        : new QueryNode.Words(TextField.DEFAULT, token.text());
  }

  private static QueryNode dates(QueryField.Date date, QueryToken token, List<String> notes) {
    return QueryDates.parse(token.text())
        .<QueryNode>map(days -> new QueryNode.DateRange(date.field(), days.from(), days.until()))
        .orElseGet(
            () -> {
              if (notes.size() < QueryParser.MOST_NOTES) {
                notes.add(
                    "“"
                        + shortened(token.text())
                        + "” is no date or range of dates, so it was searched as words; write"
                        + " 2025, 2025-03, 2025-03-14 or 2025-03..2025-06 (character "
                        + token.position()
                        + ").");
              }
              return new QueryNode.Words(TextField.DEFAULT, token.text());
            });
  }

  private static boolean isOneWord(String text) {
    return !text.isEmpty() && text.codePoints().allMatch(Character::isLetterOrDigit);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
