package io.broadsheet.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.Completion;
import io.broadsheet.search.Completion.Suggestion;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import io.broadsheet.web.page.PaperPaths;
import java.util.Locale;

/// `/api/v1/suggest`: completions of what is being typed into the search field.
public final class SuggestApiHandler {
  private static final int DEFAULT_LIMIT = 8;
  private static final int MAX_LIMIT = 20;

  private final Completion completion;

  public SuggestApiHandler(WebServices services) {
    completion = new Completion(services.search()::search);
  }

  public Reply answer(RequestContext context) {
    String typed = context.parameters().text("q").orElse("");
    int limit = context.parameters().number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    ObjectNode root = ApiTrees.MAPPER.createObjectNode();
    root.put("query", typed);
    ArrayNode suggestions = root.putArray("suggestions");
    for (Suggestion each : completion.of(typed, context.language().tag(), limit)) {
      suggestions
          .addObject()
          .put("kind", each.kind().name().toLowerCase(Locale.ROOT))
          .put("text", each.text())
          .put("href", context.href(path(each)));
    }
    return ApiTrees.reply(root);
  }

  private static String path(Suggestion suggestion) {
    return switch (suggestion.kind()) {
      case AUTHOR -> PaperPaths.author(suggestion.key());
      case CATEGORY -> PaperPaths.category(suggestion.key());
      case PAPER ->
          PaperId.parse(suggestion.key())
              .map(PaperPaths::paper)
              .orElseThrow(() -> new IllegalStateException("no key: " + suggestion.key()));
    };
  }
}
