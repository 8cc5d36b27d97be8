package io.broadsheet.web.page;

import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.util.List;

/// `/help`: how to ask, which keys do what, where everything is.
public final class HelpHandler {
  private static final List<Example> EXAMPLES =
      List.of(
          new Example("dense retrieval", "help.query.words"),
          new Example("\"chain of thought\"", "help.query.phrase"),
          new Example("ti:attention -vision", "help.query.not"),
          new Example("(graph OR network) AND au:Leskovec", "help.query.boolean"),
          new Example("au:\"Zhangyang Wang\"", "help.query.author"),
          new Example("cat:cs.* date:2025-03..2025-06", "help.query.category"),
          new Example("submitted:2025-11..", "help.query.dates"),
          new Example("lang:zh", "help.query.language"),
          new Example("2301.00335", "help.query.identifier"));

  private final Pages pages;

  public HelpHandler(Pages pages) {
    this.pages = pages;
  }

  /// A query and the text that explains it.
  public record Example(String query, String textKey) {
    public String href() {
      return "/search?q=" + RequestContext.encode(query);
    }
  }

  /// What the template shows.
  public record Model(List<Example> examples) {}

  public Reply answer(RequestContext context) {
    Page page = pages.page(context, "");
    return pages.draw(
        "page/help.jte",
        page.withTitle(page.text("help.title")).withCanonical("/help"),
        new Model(EXAMPLES));
  }
}
