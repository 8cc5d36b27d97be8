package io.broadsheet.web.page;

import io.broadsheet.index.Highlighter;
import io.broadsheet.index.Highlights;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.search.SearchResult.FoundPaper;
import io.broadsheet.text.Excerpt;
import io.broadsheet.text.TexToText;
import io.broadsheet.text.TextRange;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SearchParameters;
import io.broadsheet.web.WebServices;
import java.util.List;
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
    ReaderTranslations translations =
        new ReaderTranslations(
            page, services.reading(), result.hits().stream().map(FoundPaper::paper).toList());
    Highlighter words = services.reading().marker().of(result.request().query());
    return result.hits().stream()
        .map(found -> card(page, words, found, translations.of(found.paper())))
        .toList();
  }

  private static PaperCard card(
      Page page, Highlighter words, FoundPaper found, TranslatedPaper translated) {
    List<String> reasons = WhyText.of(page, found.why());
    String language = found.paper().language();
    PaperCard.Piece headline =
        headline(found.title(), found.paper().title(), found.highlights(), language);
    Optional<PaperCard.Piece> text = excerpt(found.abstractText(), found.highlights(), language);
    if (!translated.isTranslated()) {
      return PaperCard.of(translated, headline, text, Optional.empty(), reasons);
    }
    PaperCard.Shown original =
        new PaperCard.Shown(
            translated.attribution(page),
            headline,
            translated.hidesAbstract() ? text : Optional.empty());
    return translatedCard(words, translated, original, reasons);
  }

  /// As the card of an original, with the query's words marked in the translation.
  private static PaperCard translatedCard(
      Highlighter words,
      TranslatedPaper translated,
      PaperCard.Shown original,
      List<String> reasons) {
    TranslatedPaper.Text title = translated.title();
    TranslatedPaper.Text text = translated.abstractText();
    String plainTitle = TexToText.convert(title.text());
    String plainText = TexToText.convert(text.text());
    Highlights highlights = words.highlight(plainTitle, plainText);
    return PaperCard.of(
        translated,
        headline(plainTitle, title.text(), highlights, title.language()),
        excerpt(plainText, highlights, text.language()),
        Optional.of(original),
        reasons);
  }

  /// @param plain the title without TeX, in which words are marked
  private static PaperCard.Piece headline(
      String plain, String tex, Highlights highlights, String language) {
    return PaperCard.Piece.of(
        highlights.title().isEmpty()
            ? Markup.texInline(tex)
            : Markup.marked(plain, highlights.title()),
        language);
  }

  /// The sentences of the abstract that match.
  private static Optional<PaperCard.Piece> excerpt(
      String text, Highlights highlights, String language) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Excerpt excerpt =
        Excerpt.around(
            text,
            highlights.abstractText().stream()
                .map(range -> new TextRange(range.start(), range.end()))
                .toList(),
            EXCERPT_CHARS);
    return Optional.of(
        PaperCard.Piece.of(
            Markup.marked(
                excerpt.text(),
                excerpt.ranges().stream()
                    .map(range -> new Highlights.Range(range.start(), range.end()))
                    .toList()),
            language));
  }
}
