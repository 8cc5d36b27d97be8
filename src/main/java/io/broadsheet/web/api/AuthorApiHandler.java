package io.broadsheet.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.TotalHits;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.web.AuthorSearch;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.List;

/// `/api/v1/authors/{key}`: the papers of everyone whose name has this key, newest first.
public final class AuthorApiHandler {
  private final WebServices.Search search;

  public AuthorApiHandler(WebServices services) {
    search = services.search();
  }

  public Reply answer(RequestContext context) {
    String key = context.pathParameter("key");
    int limit = context.parameters().number("limit", 50, 1, SearchRequest.MAX_LIMIT);
    SearchResult result = search.search(AuthorSearch.of(key, limit, false));
    if (result.hits().isEmpty()) {
      throw BroadsheetException.notFound("no paper in this library has an author with this key");
    }
    ObjectNode root = ApiTrees.MAPPER.createObjectNode();
    root.put("key", key);
    names(key, result).forEach(root.putArray("names")::add);
    root.putObject("total")
        .put("value", result.total().value())
        .put("relation", result.total().relation() == TotalHits.Relation.EQUAL_TO ? "eq" : "gte");
    ArrayNode papers = root.putArray("papers");
    for (SearchResult.FoundPaper found : result.hits()) {
      ApiTrees.summary(papers.addObject(), found.paper(), found.title(), found.abstractText());
    }
    return ApiTrees.reply(root);
  }

  /// The forms in which the papers write the name.
  private static List<String> names(String key, SearchResult result) {
    return result.hits().stream()
        .flatMap(found -> found.paper().authors().stream())
        .filter(author -> AuthorNames.key(author).equals(key))
        .map(author -> author.name())
        .distinct()
        .toList();
  }
}
