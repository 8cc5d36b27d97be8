package io.broadsheet.search;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.DateField;
import io.broadsheet.index.QueryNode.KeywordField;
import java.util.ArrayList;
import java.util.List;

/// The filters of a request as a query.
final class Filters {
  private Filters() {}

  /// [QueryNode.All] when the request has none.
  static QueryNode of(SearchRequest request) {
    List<QueryNode> filters = new ArrayList<>();
    if (!request.categories().isEmpty()) {
      filters.add(
          QueryNodes.or(
              request.categories().stream()
                  .<QueryNode>map(QueryNode.CategoryIs::new)
                  .distinct()
                  .limit(100)
                  .toList()));
    }
    if (request.author() != null && !request.author().isBlank()) {
      filters.add(new QueryNode.AuthorName(request.author()));
    }
    if (request.from() != null || request.until() != null) {
      filters.add(new QueryNode.DateRange(DateField.ANY, request.from(), request.until()));
    }
    if (request.language() != null && !request.language().isBlank()) {
      filters.add(new QueryNode.Keyword(KeywordField.LANGUAGE, request.language()));
    }
    return QueryNodes.and(filters);
  }
}
