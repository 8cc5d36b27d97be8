package io.broadsheet.web;

import io.broadsheet.web.api.AuthorApiHandler;
import io.broadsheet.web.api.EditionApiHandler;
import io.broadsheet.web.api.OpenApi;
import io.broadsheet.web.api.PaperApiHandler;
import io.broadsheet.web.api.SearchApiHandler;
import io.broadsheet.web.api.StatusApiHandler;
import io.broadsheet.web.api.SuggestApiHandler;
import io.broadsheet.web.export.ExportHandler;
import io.broadsheet.web.feed.FeedHandler;
import io.broadsheet.web.page.AuthorHandler;
import io.broadsheet.web.page.CategoryHandler;
import io.broadsheet.web.page.CorrectionHandler;
import io.broadsheet.web.page.FrontHandler;
import io.broadsheet.web.page.HelpHandler;
import io.broadsheet.web.page.Pages;
import io.broadsheet.web.page.PaperHandler;
import io.broadsheet.web.page.PeriodHandler;
import io.broadsheet.web.page.SearchHandler;
import io.broadsheet.web.page.SettingsHandler;
import io.broadsheet.web.page.SimilarHandler;
import io.broadsheet.web.page.StatusHandler;
import io.broadsheet.web.page.TopicsHandler;
import io.broadsheet.web.page.TrendingHandler;

/// Every route of the product, in one file. The first that fits answers.
final class Routes {
  private Routes() {}

  static Router of(WebServices services, Pages pages, Assets assets) {
    Router router = new Router();

    ExportHandler exports = new ExportHandler(services);
    FormGuard guard = new FormGuard();
    CorrectionHandler corrections = new CorrectionHandler(services, pages, guard);
    SettingsHandler settings = new SettingsHandler(services, pages, guard);

    // What a browser asks for.
    router
        .page("/assets/{hash}/{name...}", assets::serve)
        .page("/help", new HelpHandler(pages)::answer)
        .page("/search", new SearchHandler(services, pages)::answer)
        .page("/author/{key...}", new AuthorHandler(services, pages)::answer)
        .program("/paper/{id...}.bib", context -> exports.answer(context, "bib"))
        .program("/paper/{id...}.ris", context -> exports.answer(context, "ris"))
        .program("/paper/{id...}.csl.json", context -> exports.answer(context, "csl.json"))
        .program("/paper/{id...}.md", context -> exports.answer(context, "md"))
        .program("/paper/{id...}.json", exports::json)
        .page("/settings", settings::form)
        .add("POST", "/settings", Route.Audience.READER, settings::choose)
        .page("/paper/{id...}/translation", corrections::form)
        .add("POST", "/paper/{id...}/translation", Route.Audience.READER, corrections::submit)
        .page("/paper/{id...}/similar", new SimilarHandler(services, pages)::answer)
        .page("/paper/{id...}", new PaperHandler(services, pages)::answer);
    FrontHandler front = new FrontHandler(pages, services);
    PeriodHandler period = new PeriodHandler(pages, services);
    router
        .page("/", front::newest)
        .page("/day/{date}", front::day)
        .page("/week/{week}", period::week)
        .page("/month/{month}", period::month)
        .page("/category/{code}", new CategoryHandler(pages, services)::answer)
        .page("/trending", new TrendingHandler(pages, services)::answer)
        .page("/topics", new TopicsHandler(pages, services)::answer)
        .page("/status", new StatusHandler(pages, services)::answer);

    // What a program asks for.
    SearchApiHandler searches = new SearchApiHandler(services);
    PaperApiHandler papers = new PaperApiHandler(services);
    HealthHandler health = new HealthHandler(services);
    FeedHandler feeds = new FeedHandler(services);
    router
        .program("/healthz", health::alive)
        .program("/readyz", health::ready)
        .program("/metrics", health::metrics)
        .program("/api/openapi.json", OpenApi.load()::answer)
        .program("/api/v1/search", searches::answer)
        .program("/api/v1/suggest", new SuggestApiHandler(services)::answer)
        .program("/api/v1/papers/{id...}/similar", papers::similar)
        .program("/api/v1/papers/{id...}", papers::paper)
        .program("/api/v1/authors/{key...}", new AuthorApiHandler(services)::answer)
        .program("/api/v1/editions/{date}", new EditionApiHandler(services)::answer)
        .program("/api/v1/status", new StatusApiHandler(services)::answer)
        .program("/feed/trending.atom", feeds::trending)
        .program("/feed/search.atom", feeds::search)
        .program("/feed/author/{key...}.atom", feeds::author)
        .program("/feed/category/{code}.atom", feeds::category);
    return router;
  }
}
