package io.broadsheet.web.feed;

import io.broadsheet.edition.EditionItem;
import io.broadsheet.edition.Trending;
import io.broadsheet.edition.TrendingSnapshot;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.Paper;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.AuthorSearch;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SearchParameters;
import io.broadsheet.web.WebServices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Feeds of a category, a search, an author, newest first, and of what is trending, best first.
public final class FeedHandler {
  private static final int ENTRIES = 100;
  private static final LocalDate FIRST_DAY = LocalDate.of(1991, 1, 1);

  private final PaperStore papers;
  private final WebServices.Search search;
  private final Trending trending;

  public FeedHandler(WebServices services) {
    papers = services.papers();
    search = services.search();
    trending = services.editions().trending();
  }

  /// `/feed/category/{code}.atom`: what was announced in a category, cross-lists included.
  public Reply category(RequestContext context) {
    String code = CategoryTaxonomy.canonical(context.pathParameter("code"));
    List<Paper> newest = papers.announcedIn(code, FIRST_DAY, context.today(), 0, ENTRIES);
    if (newest.isEmpty() && CategoryTaxonomy.find(code).isEmpty()) {
      throw BroadsheetException.notFound("no paper in this library has this category");
    }
    return reply(
        context,
        "category:" + RequestContext.encode(code),
        code,
        "/category/" + RequestContext.encode(code),
        newest);
  }

  /// `/feed/search.atom?q=…`: the newest papers that match, with the parameters of the search page.
  public Reply search(RequestContext context) {
    SearchRequest asked =
        SearchParameters.read(context.parameters(), Sort.NEWEST, 0, ENTRIES, false);
    // A feed is a list by date of all that match; nearness in meaning has no end.
    SearchRequest request =
        new SearchRequest(
            asked.query(),
            SearchMode.KEYWORD,
            asked.categories(),
            asked.author(),
            asked.from(),
            asked.until(),
            asked.language(),
            asked.sort(),
            0,
            ENTRIES,
            false);
    List<Paper> found =
        search.search(request).hits().stream().map(SearchResult.FoundPaper::paper).toList();
    String query = context.rawQuery().isEmpty() ? "" : "?" + context.rawQuery();
    String title = asked.query().isBlank() ? "all papers" : asked.query();
    return reply(
        context,
        "search:" + RequestContext.encode(context.rawQuery()),
        title,
        "/search" + query,
        found);
  }

  /// `/feed/author/{key}.atom`: the papers of everyone whose name has this key.
  public Reply author(RequestContext context) {
    String key = context.pathParameter("key");
    SearchRequest request = AuthorSearch.of(key, ENTRIES, false);
    List<Paper> found =
        search.search(request).hits().stream().map(SearchResult.FoundPaper::paper).toList();
    if (found.isEmpty()) {
      throw BroadsheetException.notFound("no paper in this library has an author with this key");
    }
    return reply(
        context,
        "author:" + RequestContext.encode(key),
        key,
        "/author/" + RequestContext.encodePath(key),
        found);
  }

  /// `/feed/trending.atom`: what is trending now.
  public Reply trending(RequestContext context) {
    LocalDate latest = context.latestDay();
    Optional<TrendingSnapshot> snapshot = trending.newest(latest);
    if (snapshot.isEmpty() && papers.newestAnnouncement(latest).isPresent()) {
      throw BroadsheetException.unavailable(
          "what is trending is being worked out; ask again in a few seconds", null);
    }
    List<Paper> found =
        snapshot.stream()
            .flatMap(trends -> trends.items().stream())
            .map(EditionItem::paper)
            .limit(ENTRIES)
            .toList();
    return reply(context, "trending", "trending", "/trending", found);
  }

  /// @param name of the feed among all of this program's, whatever the host it is asked for
  private static Reply reply(
      RequestContext context, String name, String title, String page, List<Paper> entries) {
    String self = context.baseUrl() + context.rawTarget();
    Instant updated =
        entries.stream().map(AtomFeed::newsAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    AtomFeed feed =
        new AtomFeed(
            "urn:broadsheet:feed:" + name,
            "Broadsheet: " + title,
            self,
            context.baseUrl() + page,
            context.baseUrl() + "/paper/",
            updated,
            entries);
    return Reply.of(AtomFeed.CONTENT_TYPE, feed.write());
  }
}
