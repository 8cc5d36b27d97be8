package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import java.util.List;

/// The search behind an author's page, feed and JSON.
public final class AuthorSearch {
  private static final int LONGEST_KEY = 200;

  private AuthorSearch() {}

  /// The papers of everyone whose name has this key, newest first.
  ///
  /// @param limit 1 to 200
  /// @throws BroadsheetException of kind NOT_FOUND when the text can be nobody's key
  public static SearchRequest of(String key, int limit, boolean facets) {
    if (key.length() > LONGEST_KEY || key.indexOf('"') >= 0 || key.isBlank()) {
      throw BroadsheetException.notFound("No author has this key.");
    }
    return new SearchRequest(
        "aukey:\"" + key + "\"",
        SearchMode.KEYWORD,
        List.of(),
        null,
        null,
        null,
        null,
        Sort.NEWEST,
        0,
        limit,
        facets);
  }
}
