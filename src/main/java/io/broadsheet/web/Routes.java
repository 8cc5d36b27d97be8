package io.broadsheet.web;

import io.broadsheet.web.page.AuthorHandler;
import io.broadsheet.web.page.HelpHandler;
import io.broadsheet.web.page.Pages;
import io.broadsheet.web.page.PaperHandler;
import io.broadsheet.web.page.SearchHandler;
import io.broadsheet.web.page.SimilarHandler;

/// Every route of the product, in one file. The first that fits answers.
final class Routes {
  private Routes() {}

  static Router of(WebServices services, Pages pages, Assets assets) {
    Router router = new Router();

    // What a browser asks for.
    router
        .page("/assets/{hash}/{name...}", assets::serve)
        .page("/help", new HelpHandler(pages)::answer)
        .page("/search", new SearchHandler(services, pages)::answer)
        .page("/author/{key...}", new AuthorHandler(services, pages)::answer)
        .page("/paper/{id...}/similar", new SimilarHandler(services, pages)::answer)
        .page("/paper/{id...}", new PaperHandler(services, pages)::answer);

    // What a program asks for.
    router.program("/healthz", context -> Reply.text("ok\n"));
    return router;
  }
}
