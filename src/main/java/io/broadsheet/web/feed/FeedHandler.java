package io.broadsheet.web.feed;

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

/// Feeds of a category and of a search, newest first.
public final class FeedHandler {
  private static final int ENTRIES = 100;
  private static final LocalDate FIRST_DAY = LocalDate.of(1991, 1, 1);

  private final PaperStore papers;
  private final WebServices.Search search;

  public FeedHandler(WebServices services) {
    papers = services.papers();
    search = services.search();
  }

  /// `/feed/category/{code}.atom`: what was announced in a category, cross-lists included.
  public Reply category(RequestContext context) {
    String code = CategoryTaxonomy.canonical(context.pathParameter("code"));
    List<Paper> newest = papers.announcedIn(code, FIRST_DAY, context.today(), 0, ENTRIES);
    return reply(context, code, "/category/" + RequestContext.encode(code), newest);
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
    return reply(context, title, "/search" + query, found);
  }

  /// `/feed/author/{key}.atom`: the papers of everyone whose name has this key.
  public Reply author(RequestContext context) {
    String key = context.pathParameter("key");
    SearchRequest request = AuthorSearch.of(key, ENTRIES, false);
    List<Paper> found =
        search.search(request).hits().stream().map(SearchResult.FoundPaper::paper).toList();
    return reply(context, key, "/author/" + RequestContext.encodePath(key), found);
  }

  private Reply reply(RequestContext context, String title, String page, List<Paper> entries) {
    String query = context.rawQuery().isEmpty() ? "" : "?" + context.rawQuery();
    String self = context.baseUrl() + context.rawPath() + query;
    Instant updated =
        entries.stream().map(AtomFeed::newsAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    AtomFeed feed =
        new AtomFeed(
            self,
            "Broadsheet: " + title,
            self,
            context.baseUrl() + page,
            context.baseUrl() + "/paper/",
            updated,
            entries);
    return Reply.of(AtomFeed.CONTENT_TYPE, feed.write());
  }
}
