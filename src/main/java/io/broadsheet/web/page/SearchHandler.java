package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.index.Highlights;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.search.SearchResult.FoundPaper;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.Excerpt;
import io.broadsheet.text.TextRange;
import io.broadsheet.web.InterfaceLanguage;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SearchParameters;
import io.broadsheet.web.WebServices;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/search`: the answer to a query, with the sentence that matched, and searches one click away. A
/// query that is nothing but an identifier leads to the paper.
public final class SearchHandler {
  private static final int PAGE_SIZE = 20;
  private static final int LAST_PAGE = SearchRequest.MAX_OFFSET / PAGE_SIZE + 1;
  private static final int EXCERPT_CHARS = 420;

  private final WebServices services;
  private final Pages pages;

  public SearchHandler(WebServices services, Pages pages) {
    this.services = services;
    this.pages = pages;
  }

  public Reply answer(RequestContext context) {
    Parameters parameters = context.parameters();
    int pageNumber = parameters.number("page", 1, 1, LAST_PAGE);
    SearchRequest request =
        SearchParameters.read(
            parameters, Sort.RELEVANCE, (pageNumber - 1) * PAGE_SIZE, PAGE_SIZE, true);
    SearchResult result = services.search().search(request);
    if (result.identified().isPresent()) {
      return Reply.redirect(context.href(PaperPaths.paper(result.identified().get())));
    }
    Page bare = pages.page(context, "");
    String title =
        request.query().isBlank()
            ? bare.text("search.title")
            : bare.text("search.titleOf", request.query());
    SearchUrl url = SearchUrl.of(request);
    Page page =
        bare.withTitle(title)
            .withQuery(request.query())
            .withCanonical(url.path(pageNumber))
            .withFeed(url.feed());
    SearchModel model =
        new SearchView(page, result).model(cards(page, result), pageNumber, LAST_PAGE);
    return pages.draw("page/search.jte", page, model);
  }

  private List<PaperCard> cards(Page page, SearchResult result) {
    Map<PaperId, PaperTranslation> translations =
        translations(services.papers(), page.language(), result.hits());
    return result.hits().stream()
        .map(found -> card(page, found, Optional.ofNullable(translations.get(found.paper().id()))))
        .toList();
  }

  /// Translations of the papers found, when the page is in Chinese.
  private static Map<PaperId, PaperTranslation> translations(
      PaperStore papers, InterfaceLanguage language, List<FoundPaper> found) {
    return language == InterfaceLanguage.EN
        ? Map.of()
        : papers.translations(
            found.stream().map(hit -> hit.paper().id()).toList(), language.parameter());
  }

  private static PaperCard card(
      Page page, FoundPaper found, Optional<PaperTranslation> translation) {
    List<String> reasons = Reasons.inWords(page, found.reasons());
    if (translation.isPresent()) {
      return PaperCard.of(found.paper(), translation.get(), EXCERPT_CHARS, reasons);
    }
    Highlights highlights = found.highlights();
    Content headline =
        highlights.title().isEmpty()
            ? Markup.texInline(found.paper().title())
            : Markup.marked(found.title(), highlights.title());
    return PaperCard.of(found.paper(), null, 0, reasons)
        .with(headline, excerpt(found.abstractText(), highlights.abstractText()));
  }

  /// The sentences of the abstract that match.
  private static Optional<Content> excerpt(String text, List<Highlights.Range> ranges) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Excerpt excerpt =
        Excerpt.around(
            text,
            ranges.stream().map(range -> new TextRange(range.start(), range.end())).toList(),
            EXCERPT_CHARS);
    return Optional.of(
        Markup.marked(
            excerpt.text(),
            excerpt.ranges().stream()
                .map(range -> new Highlights.Range(range.start(), range.end()))
                .toList()));
  }
}
