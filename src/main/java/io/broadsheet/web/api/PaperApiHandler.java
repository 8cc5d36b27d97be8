package io.broadsheet.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.SearchResult;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// `/api/v1/papers/{id}`, `/api/v1/papers/{id}/similar` and `/api/v1/similar`.
public final class PaperApiHandler {
  private static final int DEFAULT_SIMILAR = 10;
  private static final int MAX_SIMILAR = 100;

  private final WebServices services;

  public PaperApiHandler(WebServices services) {
    this.services = services;
  }

  /// Everything known of one paper.
  public Reply paper(RequestContext context) {
    Paper paper = KnownPaper.find(services.papers(), context.pathParameter("id"));
    return ApiTrees.reply(ApiTrees.paper(paper, services.papers().translations(paper.id())));
  }

  /// The papers nearest to it in meaning.
  public Reply similar(RequestContext context) {
    int limit = limit(context);
    PaperId id = KnownPaper.find(services.papers(), context.pathParameter("id")).id();
    return similar(List.of(id), limit, root -> root.put("id", id.toString()));
  }

  /// The papers nearest in meaning to all that are named, each by a parameter `id`.
  public Reply similarToSeveral(RequestContext context) {
    int limit = limit(context);
    Set<PaperId> ids = KnownPaper.named(services.papers(), context.parameters());
    return similar(
        ids,
        limit,
        root -> {
          ArrayNode named = root.putArray("ids");
          ids.forEach(id -> named.add(id.toString()));
        });
  }

  private static int limit(RequestContext context) {
    return context.parameters().number("limit", DEFAULT_SIMILAR, 1, MAX_SIMILAR);
  }

  private Reply similar(Collection<PaperId> ids, int limit, Consumer<ObjectNode> naming) {
    ObjectNode root = ApiTrees.MAPPER.createObjectNode();
    naming.accept(root);
    ArrayNode hits = root.putArray("hits");
    SearchResult found = services.similar().similar(ids, limit);
    for (SearchResult.FoundPaper similar : found.hits()) {
      ObjectNode hit = hits.addObject().put("rank", similar.rank()).put("score", similar.score());
      ApiTrees.summary(hit, similar.paper(), similar.title(), similar.abstractText());
    }
    found.notes().forEach(root.putArray("notes")::add);
    return ApiTrees.reply(root);
  }
}
