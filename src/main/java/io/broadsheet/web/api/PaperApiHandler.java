package io.broadsheet.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;

/// `/api/v1/papers/{id}` and `/api/v1/papers/{id}/similar`.
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
    return ApiJson.reply(ApiJson.paper(paper, services.papers().translations(paper.id())));
  }

  /// The papers nearest to it in meaning.
  public Reply similar(RequestContext context) {
    int limit = context.parameters().number("limit", DEFAULT_SIMILAR, 1, MAX_SIMILAR);
    PaperId id = KnownPaper.find(services.papers(), context.pathParameter("id")).id();
    ObjectNode root = ApiJson.MAPPER.createObjectNode();
    root.put("id", id.toString());
    ArrayNode hits = root.putArray("hits");
    for (Paper paper : services.papers().findAll(services.similar().similar(id, limit))) {
      ApiJson.summary(
          hits.addObject().put("rank", hits.size()),
          paper,
          TexToText.convert(paper.title()),
          TexToText.convert(paper.abstractText()));
    }
    return ApiJson.reply(root);
  }
}
