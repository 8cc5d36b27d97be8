package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.SearchResult;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.List;

/// `/paper/{id}/similar`: the papers nearest to one.
public final class SimilarHandler {
  private static final int USUAL = 30;
  private static final int MOST = 200;

  private final WebServices services;
  private final Pages pages;

  public SimilarHandler(WebServices services, Pages pages) {
    this.services = services;
    this.pages = pages;
  }

  /// What the template shows.
  ///
  /// @param notes how they were found; English
  public record Model(
      String href, Content title, List<SearchNotes.Note> notes, List<PaperCard> cards) {}

  public Reply answer(RequestContext context) {
    int limit = context.parameters().number("limit", USUAL, 1, MOST);
    PaperId id =
        PaperAddress.of(context)
            .map(PaperAddress::id)
            .orElseThrow(() -> BroadsheetException.notFound("The address names no paper."));
    Paper paper =
        services
            .papers()
            .find(id)
            .orElseThrow(() -> BroadsheetException.notFound(id + " is not in this library."));
    SearchResult similar = services.similar().similar(id, limit);
    Page bare = pages.page(context, "");
    Page page =
        bare.withTitle(bare.text("similar.title", TexToText.convert(paper.title())))
            .withCanonical(PaperPaths.paper(id) + "/similar");
    Model model =
        new Model(
            page.href(PaperPaths.paper(id)),
            Markup.texInline(paper.title()),
            SearchNotes.of(page, similar.notes()),
            SimilarCards.of(page, services.reading(), similar, PaperCard.EXCERPT_CHARS));
    return pages.draw("page/similar.jte", page, model);
  }
}
