package io.broadsheet.search;

import io.broadsheet.index.QueryNode;
import java.util.ArrayList;
import java.util.List;

/// Loose words of a query.
final class LooseWords {
  private LooseWords() {}

  static boolean anywhere(QueryNode node) {
    return switch (node) {
      case QueryNode.Words words -> true;
      case QueryNode.Phrase phrase -> true;
      case QueryNode.And and -> and.parts().stream().anyMatch(LooseWords::anywhere);
      case QueryNode.Or or -> or.parts().stream().anyMatch(LooseWords::anywhere);
      default -> false;
    };
  }

  /// The query with each loose word required.
  static QueryNode required(QueryNode node) {
    return switch (node) {
      case QueryNode.Words words -> {
        List<QueryNode> each = new ArrayList<>();
        for (String word : words.text().strip().split("\\s+")) {
          each.add(new QueryNode.Words(words.field(), word));
        }
        yield each.size() > 40 ? words : QueryNodes.and(each);
      }
      case QueryNode.And and ->
          QueryNodes.and(and.parts().stream().map(LooseWords::required).toList());
      case QueryNode.Or or -> QueryNodes.or(or.parts().stream().map(LooseWords::required).toList());
      default -> node;
    };
  }
}
