package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Facets;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.Paper;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.web.AuthorSearch;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/author/{key}`: the papers of everyone whose name has this key, newest first.
public final class AuthorHandler {
  private static final int PAPERS_SHOWN = 100;
  private static final int COAUTHORS_SHOWN = 24;

  private final WebServices services;
  private final Pages pages;

  public AuthorHandler(WebServices services, Pages pages) {
    this.services = services;
    this.pages = pages;
  }

  /// Someone who wrote with the author.
  public record Coauthor(String name, String href, int papers) {}

  /// What the template shows.
  ///
  /// @param key the author's
  /// @param names the forms the name is written in, commonest first
  /// @param all path of the search that lists all papers
  /// @param everyForm path of the search for the name in every form
  public record Model(
      String key,
      String name,
      List<String> names,
      long total,
      List<PaperCard> cards,
      List<Coauthor> coauthors,
      YearPlot years,
      String feed,
      String all,
      String everyForm) {}

  public Reply answer(RequestContext context) {
    String key = context.pathParameter("key");
    SearchRequest request = AuthorSearch.of(key, PAPERS_SHOWN, true);
    SearchResult found = services.search().search(request);
    if (found.hits().isEmpty()) {
      throw BroadsheetException.notFound("No paper in this library is by an author of this name.");
    }
    List<Paper> papers = found.hits().stream().map(SearchResult.FoundPaper::paper).toList();
    List<String> names = names(papers, key);
    String name = names.isEmpty() ? key : names.getFirst();
    String feed = "/feed" + PaperPaths.author(key) + ".atom";
    Page page = pages.page(context, name).withCanonical(PaperPaths.author(key)).withFeed(feed);
    Model model =
        new Model(
            key,
            name,
            names,
            found.total().value(),
            SimilarCards.of(page, services.reading(), found, PaperCard.EXCERPT_CHARS),
            coauthors(page, papers, key),
            years(found.facets()),
            feed,
            page.href(SearchUrl.of(request).path()),
            page.href("/search?sort=newest&q=" + RequestContext.encode("au:\"" + name + "\"")));
    return pages.draw("page/author.jte", page, model);
  }

  private static YearPlot years(Facets facets) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    for (Facets.Count count : facets.years()) {
      if (count.value().matches("\\d{4}")) {
        counts.put(Integer.parseInt(count.value()), count.count());
      }
    }
    return YearPlot.of(counts);
  }

  private static List<String> names(List<Paper> papers, String key) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Paper paper : papers) {
      for (Author author : paper.authors()) {
        if (AuthorNames.key(author).equals(key)) {
          counts.merge(author.name(), 1, Integer::sum);
        }
      }
    }
    return byCount(counts);
  }

  private static List<Coauthor> coauthors(Page page, List<Paper> papers, String key) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, Author> authors = new LinkedHashMap<>();
    for (Paper paper : papers) {
      for (Author author : paper.authors()) {
        String other = AuthorNames.key(author);
        if (!other.equals(key) && !other.isEmpty()) {
          counts.merge(other, 1, Integer::sum);
          authors.putIfAbsent(other, author);
        }
      }
    }
    List<Coauthor> coauthors = new ArrayList<>();
    for (String other : byCount(counts)) {
      Author author = authors.get(other);
      Integer papersTogether = counts.get(other);
      if (author != null && papersTogether != null && coauthors.size() < COAUTHORS_SHOWN) {
        coauthors.add(
            new Coauthor(author.name(), page.href(PaperPaths.author(other)), papersTogether));
      }
    }
    return coauthors;
  }

  private static List<String> byCount(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
