package io.broadsheet.web;

import io.broadsheet.post.webhook.Webhooks;
import io.broadsheet.reader.account.Scope;
import io.broadsheet.reader.openid.OpenId;
import io.broadsheet.web.api.AuthorApiHandler;
import io.broadsheet.web.api.EditionApiHandler;
import io.broadsheet.web.api.LibraryApiHandler;
import io.broadsheet.web.api.OpenApi;
import io.broadsheet.web.api.PaperApiHandler;
import io.broadsheet.web.api.SearchApiHandler;
import io.broadsheet.web.api.StatusApiHandler;
import io.broadsheet.web.api.SuggestApiHandler;
import io.broadsheet.web.api.TrendsApiHandler;
import io.broadsheet.web.export.ExportHandler;
import io.broadsheet.web.export.LibraryExportHandler;
import io.broadsheet.web.export.TrendsExportHandler;
import io.broadsheet.web.feed.FeedHandler;
import io.broadsheet.web.feed.ReaderFeedHandler;
import io.broadsheet.web.page.AccountHandler;
import io.broadsheet.web.page.AuthorHandler;
import io.broadsheet.web.page.CategoryHandler;
import io.broadsheet.web.page.CommentHandler;
import io.broadsheet.web.page.CommunityHandler;
import io.broadsheet.web.page.ConfirmHandler;
import io.broadsheet.web.page.CorrectionHandler;
import io.broadsheet.web.page.DigestHandler;
import io.broadsheet.web.page.DiscussionHandler;
import io.broadsheet.web.page.EditionsHandler;
import io.broadsheet.web.page.FollowHandler;
import io.broadsheet.web.page.ForgotHandler;
import io.broadsheet.web.page.FrontHandler;
import io.broadsheet.web.page.GlossaryHandler;
import io.broadsheet.web.page.HelpHandler;
import io.broadsheet.web.page.ImportHandler;
import io.broadsheet.web.page.JoinHandler;
import io.broadsheet.web.page.LibraryHandler;
import io.broadsheet.web.page.MailHandler;
import io.broadsheet.web.page.MapHandler;
import io.broadsheet.web.page.MarkHandler;
import io.broadsheet.web.page.NoteHandler;
import io.broadsheet.web.page.OpenIdHandler;
import io.broadsheet.web.page.Pages;
import io.broadsheet.web.page.PaperHandler;
import io.broadsheet.web.page.PeriodHandler;
import io.broadsheet.web.page.ProfileHandler;
import io.broadsheet.web.page.RankingHandler;
import io.broadsheet.web.page.SearchHandler;
import io.broadsheet.web.page.SettingsHandler;
import io.broadsheet.web.page.SharedListHandler;
import io.broadsheet.web.page.SignInHandler;
import io.broadsheet.web.page.SimilarHandler;
import io.broadsheet.web.page.SinceHandler;
import io.broadsheet.web.page.StartHandler;
import io.broadsheet.web.page.StatusHandler;
import io.broadsheet.web.page.SubscribeHandler;
import io.broadsheet.web.page.SubscriptionHandler;
import io.broadsheet.web.page.TopicsHandler;
import io.broadsheet.web.page.TrendingHandler;
import io.broadsheet.web.page.TrendsHandler;
import io.broadsheet.web.page.UnsubscribeHandler;
import io.broadsheet.web.page.VoteHandler;
import io.broadsheet.web.page.WebhookHandler;

/// Every route of the product, in one file. The first that fits answers.
final class Routes {
  private Routes() {}

  static Router of(WebServices services, Pages pages, Assets assets) {
    Router router = new Router();

    ExportHandler exports = new ExportHandler(services);
    CorrectionHandler corrections = new CorrectionHandler(services, pages, pages.guard());
    SettingsHandler settings = new SettingsHandler(services, pages);
    SimilarHandler similar = new SimilarHandler(services, pages);

    services
        .readers()
        .flatMap(ReaderServices::community)
        .ifPresent(community -> community(router, services, community, pages));

    // What a browser asks for.
    router
        .page("/assets/{hash}/{name...}", assets::serve)
        .page("/help", new HelpHandler(pages)::answer)
        .page("/glossary", new GlossaryHandler(services, pages)::page)
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
        .page("/paper/{id...}/similar", similar::answer)
        .page("/similar", similar::toSeveral)
        .page("/paper/{id...}", new PaperHandler(services, pages)::answer);
    services.readers().ifPresent(readers -> readers(router, services, readers, pages));
    FrontHandler front = new FrontHandler(pages, services);
    EditionsHandler calendar = new EditionsHandler(pages, services);
    PeriodHandler period = new PeriodHandler(pages, services);
    router
        .page("/", front::newest)
        .page("/day/{date}", front::day)
        .page("/editions", calendar::newest)
        .page("/editions/{year}", calendar::year)
        .page("/week/{week}", period::week)
        .page("/month/{month}", period::month)
        .page("/category/{code}", new CategoryHandler(pages, services)::answer)
        .page("/trending", new TrendingHandler(pages, services)::answer)
        .page("/map/{date}", new MapHandler(pages, services)::answer)
        .page("/topics", new TopicsHandler(pages, services)::answer)
        .page("/trends", new TrendsHandler(pages, services)::answer)
        .program("/trends.csv", new TrendsExportHandler(services)::answer)
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
        .program("/api/v1/similar", papers::similarToSeveral)
        .program("/api/v1/papers/{id...}/similar", papers::similar)
        .program("/api/v1/papers/{id...}", papers::paper)
        .program("/api/v1/authors/{key...}", new AuthorApiHandler(services)::answer)
        .program("/api/v1/editions/{date}", new EditionApiHandler(services)::answer)
        .program("/api/v1/trends", new TrendsApiHandler(services)::answer)
        .program("/api/v1/status", new StatusApiHandler(services)::answer)
        .program("/feed/trending.atom", feeds::trending)
        .program("/feed/search.atom", feeds::search)
        .program("/feed/author/{key...}.atom", feeds::author)
        .program("/feed/category/{code}.atom", feeds::category);
    return router;
  }

  /// What readers say to each other: everyone may read it, members write.
  private static void community(
      Router router, WebServices services, CommunityServices community, Pages pages) {
    Members members =
        new Members(services.readers().filter(r -> !r.accounts().oneReader()).isPresent());
    router
        .page(
            "/paper/{id...}/discussion", new DiscussionHandler(services, community, pages)::answer)
        .page("/community", new CommunityHandler(services, community, pages)::answer);
    post(
        router,
        "/community/votes",
        members.only(new VoteHandler(services, community, pages)::answer));
    post(
        router,
        "/community/comments",
        members.only(new CommentHandler(services, community, pages)::answer));
  }

  /// What belongs to one reader.
  private static void readers(
      Router router, WebServices services, ReaderServices readers, Pages pages) {
    Members members = new Members(!readers.accounts().oneReader());
    LibraryExportHandler exports = new LibraryExportHandler(services);
    ImportHandler imports = new ImportHandler(services, readers, pages);
    SignInHandler signIn = new SignInHandler(readers, pages);
    JoinHandler join = new JoinHandler(readers, pages);
    AccountHandler account = new AccountHandler(services, readers, pages);
    StartHandler start = new StartHandler(services, readers, pages);
    router
        .page("/start", members.only(start::form))
        .page("/library", members.only(new LibraryHandler(services, pages)::answer))
        .page("/library/import", members.only(imports::form))
        .page("/since", members.only(new SinceHandler(services, readers, pages)::answer))
        .page("/profile", members.only(new ProfileHandler(services, readers, pages)::answer))
        .page("/account", members.only(account::page))
        .page("/account/export.zip", members.only(account::export))
        .page("/list/{token}", new SharedListHandler(services, readers, pages)::answer)
        .page("/sign-in", signIn::form)
        .page("/sign-up", join::signUpForm)
        .page("/join/{secret}", join::form);
    post(router, "/start", members.only(start::act));
    post(router, "/library/marks", members.only(new MarkHandler(services, readers, pages)::answer));
    post(router, "/library/import", members.only(imports::submit));
    post(router, "/library/note", members.only(new NoteHandler(services, readers, pages)::answer));
    post(
        router,
        "/settings/ranking",
        members.only(new RankingHandler(readers.ranking(), pages)::answer));
    post(router, "/glossary", members.only(new GlossaryHandler(services, pages)::act));
    post(router, "/follows", members.only(new FollowHandler(readers, pages)::answer));
    post(router, "/account", members.only(account::act));
    post(router, "/sign-in", signIn::signIn);
    post(router, "/sign-out", signIn::signOut);
    post(router, "/sign-up", join::signUp);
    post(router, "/join/{secret}", join::accept);
    for (String extension : LibraryHandler.EXPORTS) {
      router.page(
          "/library/export." + extension,
          members.only(context -> exports.answer(context, extension)));
    }
    readers.post().ifPresent(post -> mail(router, readers, post, pages, members));
    readers
        .post()
        .flatMap(PostServices::subscriptions)
        .ifPresent(subscriptions -> subscriptions(router, services, readers, subscriptions, pages));
    if (!readers.accounts().oneReader()) {
      readers
          .accounts()
          .openId()
          .ifPresent(openId -> openId(router, openId, readers, pages, members));
    }
    ReaderFeedHandler feeds = new ReaderFeedHandler(services, readers);
    Bearers bearers = new Bearers(readers.accounts().store(), readers.store());
    LibraryApiHandler library = new LibraryApiHandler(services, readers);
    String one = "/api/v1/library/{id...}";
    router
        .program("/feed/reader/{token}.atom", feeds::atom)
        .program("/feed/reader/{token}.rss", feeds::rss)
        .program("/feed/reader/{token}.json", feeds::json)
        .program("/api/v1/library", bearers.with(Scope.READ, library::list))
        .program("/api/v1/follows", bearers.with(Scope.READ, library::follows))
        .program(one, bearers.with(Scope.READ, library::one))
        .add("PUT", one, Route.Audience.PROGRAM, bearers.with(Scope.WRITE, library::save))
        .add("DELETE", one, Route.Audience.PROGRAM, bearers.with(Scope.WRITE, library::remove));
  }

  /// What readers are sent, and the links in it.
  private static void mail(
      Router router, ReaderServices readers, PostServices post, Pages pages, Members members) {
    DigestHandler digest = new DigestHandler(post, pages);
    UnsubscribeHandler unsubscribe = new UnsubscribeHandler(post, pages);
    ConfirmHandler confirm = new ConfirmHandler(post, pages);
    ForgotHandler forgot = new ForgotHandler(readers, post, pages);
    router
        .page("/digest", members.only(digest::preview))
        .page("/digest/{number}", members.only(digest::archived))
        .page("/unsubscribe/{secret}", unsubscribe::form)
        .page("/confirm/{secret}", confirm::form)
        .page("/forgot", forgot::form);
    post(router, "/unsubscribe/{secret}", unsubscribe::act);
    post(router, "/confirm/{secret}", confirm::act);
    post(router, "/forgot", forgot::ask);
    post(router, "/settings/mail", members.only(new MailHandler(post, pages)::answer));
    post.webhooks().ifPresent(webhooks -> webhooks(router, webhooks, pages, members));
  }

  /// Signing in with a provider.
  private static void openId(
      Router router, OpenId openId, ReaderServices readers, Pages pages, Members members) {
    OpenIdHandler handler = new OpenIdHandler(openId, readers, pages);
    router.page(OpenIdHandler.START, handler::start).page(OpenIdHandler.DONE, handler::done);
    post(router, "/account/openid", members.only(handler::act));
  }

  /// Where readers have new papers sent as requests.
  private static void webhooks(Router router, Webhooks webhooks, Pages pages, Members members) {
    WebhookHandler handler = new WebhookHandler(webhooks, pages);
    router.page("/settings/webhooks", members.only(handler::page));
    post(router, "/settings/webhooks", members.only(handler::act));
  }

  /// Mail without an account.
  private static void subscriptions(
      Router router,
      WebServices services,
      ReaderServices readers,
      SubscriptionServices subscriptions,
      Pages pages) {
    SubscribeHandler subscribe = new SubscribeHandler(services, readers, subscriptions, pages);
    SubscriptionHandler subscription = new SubscriptionHandler(subscriptions, pages);
    router.page("/subscribe", subscribe::form).page("/subscription/{secret}", subscription::form);
    post(router, "/subscribe", subscribe::ask);
    post(router, "/subscription/{secret}", subscription::act);
  }

  private static void post(Router router, String pattern, Endpoint endpoint) {
    router.add("POST", pattern, Route.Audience.READER, endpoint);
  }
}
