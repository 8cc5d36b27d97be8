package io.broadsheet.index;

import io.broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Searches turned round: many kept queries, asked which of them a new paper answers. Safe for use
/// by many threads.
///
/// A kept query asks for more than one that is typed: each loose word must be in the paper
/// (somewhere in it, in any of its forms), for otherwise every paper answered every query. Dates,
/// negations, phrases, names and categories mean what they mean in a search.
public interface ReverseSearch {
  /// Keeps a query, in the place of the one kept under the same key.
  ///
  /// @throws io.broadsheet.error.BroadsheetException of kind INVALID when it has too many parts
  void keep(String key, QueryNode query);

  /// Forgets a query; nothing happens when there is none.
  void forget(String key);

  /// How many queries are kept.
  int size();

  /// Which kept queries the papers answer: the papers of each, in the given order. Queries without
  /// a paper are absent. Cheapest when many papers are asked about at once.
  Map<String, List<PaperId>> match(Collection<IndexedPaper> papers);

  /// Which of the papers answer one query, kept or not.
  List<PaperId> match(QueryNode query, Collection<IndexedPaper> papers);
}
