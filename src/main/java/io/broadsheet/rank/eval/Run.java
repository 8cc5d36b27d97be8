package io.broadsheet.rank.eval;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a system answered: for each query the documents it found, best first.
///
/// @param tag names the system; no blanks
/// @param byQuery in the order of the queries
public record Run(String tag, Map<String, List<Scored>> byQuery) {
  /// @throws IllegalArgumentException when the tag is empty or has blanks
  public Run {
    requireNonNull(tag, "tag is null");
    if (!tag.matches("\\S+")) {
      throw new IllegalArgumentException("tag is empty or has blanks: '" + tag + "'");
    }
    Map<String, List<Scored>> copy = new LinkedHashMap<>();
    byQuery.forEach((query, documents) -> copy.put(query, List.copyOf(documents)));
    byQuery = Collections.unmodifiableMap(copy);
  }

  /// A document and its score, higher is better.
  public record Scored(String documentId, double score) {}

  /// The documents found for a query, best first; empty when there are none.
  public List<String> ranking(String queryId) {
    return byQuery.getOrDefault(queryId, List.of()).stream().map(Scored::documentId).toList();
  }
}
