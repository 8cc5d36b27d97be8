package io.broadsheet.web;

import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/// The parameters of a search, the same for the page, the API and the feed: `q`, `mode`, `category`
/// (may be repeated), `author`, `from`, `until`, `language`, `sort`.
public final class SearchParameters {
  /// What `mode` may be.
  public static final Map<String, SearchMode> MODES = modes();

  /// What `sort` may be.
  public static final Map<String, Sort> SORTS = sorts();

  private SearchParameters() {}

  /// @param parameters of the request
  /// @param offset hits to leave out
  /// @param limit hits wanted
  /// @throws io.broadsheet.error.BroadsheetException of kind INVALID naming the parameter that is
  ///   wrong and what it may be
  public static SearchRequest read(
      Parameters parameters, Sort sortByDefault, int offset, int limit, boolean facets) {
    return new SearchRequest(
        parameters.text("q").orElse(""),
        parameters.choice("mode", MODES, SearchMode.HYBRID),
        parameters.all("category"),
        parameters.text("author").orElse(null),
        parameters.date("from").orElse(null),
        parameters.date("until").orElse(null),
        parameters.text("language").orElse(null),
        parameters.choice("sort", SORTS, sortByDefault),
        offset,
        limit,
        facets);
  }

  private static Map<String, SearchMode> modes() {
    Map<String, SearchMode> modes = new LinkedHashMap<>();
    modes.put("hybrid", SearchMode.HYBRID);
    modes.put("keyword", SearchMode.KEYWORD);
    modes.put("semantic", SearchMode.SEMANTIC);
    return java.util.Collections.unmodifiableMap(modes);
  }

  private static Map<String, Sort> sorts() {
    Map<String, Sort> sorts = new LinkedHashMap<>();
    sorts.put("relevance", Sort.RELEVANCE);
    sorts.put("newest", Sort.NEWEST);
    sorts.put("oldest", Sort.OLDEST);
    return java.util.Collections.unmodifiableMap(sorts);
  }
}
