package io.broadsheet.search;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.TextField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Puts nodes together in their simplest form: no list of one, no list directly in a list of its
/// kind, nothing that always holds beside something that may not.
final class QueryNodes {
  private QueryNodes() {}

  static QueryNode and(List<QueryNode> parts) {
    List<QueryNode> flat = new ArrayList<>();
    for (QueryNode part : parts) {
      if (part instanceof QueryNode.And and) {
        flat.addAll(and.parts());
      } else if (!(part instanceof QueryNode.All)) {
        flat.add(part);
      }
    }
    return switch (flat.size()) {
      case 0 -> new QueryNode.All();
      case 1 -> flat.getFirst();
      default -> new QueryNode.And(flat);
    };
  }

  static QueryNode or(List<QueryNode> parts) {
    List<QueryNode> flat = new ArrayList<>();
    for (QueryNode part : parts) {
      if (part instanceof QueryNode.Or or) {
        flat.addAll(or.parts());
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new QueryNode.Or(flat);
  }

  /// How many nodes a query has.
  static int count(QueryNode node) {
    return switch (node) {
      case QueryNode.And and -> 1 + and.parts().stream().mapToInt(QueryNodes::count).sum();
      case QueryNode.Or or -> 1 + or.parts().stream().mapToInt(QueryNodes::count).sum();
      case QueryNode.Not not -> 1 + count(not.part());
      default -> 1;
    };
  }

  /// Parts side by side: the loose words of each field become one, where the first of them stood.
  static final class Neighbours {
    private final List<QueryNode> parts = new ArrayList<>();
    private final Map<TextField, Loose> loose = new EnumMap<>(TextField.class);

    /// The words of one field, and the place among the parts that is theirs.
    private record Loose(StringBuilder text, int place) {}

    void add(QueryNode part) {
      if (part instanceof QueryNode.Words words) {
        Loose known = loose.get(words.field());
        if (known != null) {
          known.text().append(' ').append(words.text());
          return;
        }
        loose.put(words.field(), new Loose(new StringBuilder(words.text()), parts.size()));
      }
      parts.add(part);
    }

    QueryNode node() {
      loose.forEach(
          (field, words) ->
              parts.set(words.place(), new QueryNode.Words(field, words.text().toString())));
      return and(parts);
    }
  }
}
