package io.broadsheet.index;

import static java.util.Objects.requireNonNull;

/// One question to a [SearchIndex].
///
/// @param query what must match, and what ranks by words
/// @param sort order of the hits
/// @param offset hits to leave out, 0 or more
/// @param limit hits wanted, 0 to 10,000
/// @param facets whether to count categories, years and languages of all matches
public record IndexQuery(QueryNode query, Sort sort, int offset, int limit, boolean facets) {
  /// Order of hits; ties by key of the paper, so that pages never overlap.
  public enum Sort {
    RELEVANCE,
    /// By announcement, else submission, newest first.
    NEWEST,
    OLDEST
  }

  /// @throws IllegalArgumentException when offset or limit is out of range
  public IndexQuery {
    requireNonNull(query, "query is null");
    requireNonNull(sort, "sort is null");
    if (offset < 0 || limit < 0 || limit > 10_000) {
      throw new IllegalArgumentException("offset or limit out of range: " + offset + ", " + limit);
    }
  }
}
