package io.broadsheet.web.api;

import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SearchParameters;
import io.broadsheet.web.WebServices;
import java.util.Map;

/// `/api/v1/search`.
public final class SearchApiHandler {
  private static final int DEFAULT_LIMIT = 10;
  private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);

  private final WebServices.Search search;

  public SearchApiHandler(WebServices services) {
    search = services.search();
  }

  /// The hits, with facets unless `facets=false`.
  public Reply answer(RequestContext context) {
    Parameters parameters = context.parameters();
    SearchRequest request =
        SearchParameters.read(
            parameters,
            Sort.RELEVANCE,
            parameters.number("offset", 0, 0, SearchRequest.MAX_OFFSET),
            parameters.number("limit", DEFAULT_LIMIT, 1, SearchRequest.MAX_LIMIT),
            parameters.choice("facets", FLAGS, true));
    // The time it took is in it: no two answers are the same.
    return ApiTrees.reply(new SearchJson(search.search(request)).tree())
        .with("Cache-Control", "no-store");
  }
}
