package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.SearchResult;
import io.broadsheet.search.Searcher;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import io.broadsheet.web.api.KnownPaper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `/paper/{id}/similar`: the papers nearest to one; `/similar?id=A&id=B`: to several. Each paper
/// shown may be added to those that others should be like, and each of these taken away again.
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
  /// @param examples what the papers should be like; at least one
  /// @param notes how they were found; English
  public record Model(List<Example> examples, List<SearchNotes.Note> notes, List<Near> near) {}

  /// A paper that others should be like.
  ///
  /// @param without the page without it; empty when it is the only one
  public record Example(String href, Content title, String plainTitle, Optional<String> without) {}

  /// A paper that is like them.
  ///
  /// @param with the page with it among the examples; empty when they are as many as may be
  public record Near(PaperCard card, Optional<String> with) {}

  /// The papers nearest to one.
  public Reply answer(RequestContext context) {
    PaperId id =
        PaperAddress.of(context)
            .map(PaperAddress::id)
            .orElseThrow(() -> BroadsheetException.notFound("The address names no paper."));
    return draw(context, Set.of(id));
  }

  /// The papers nearest to several.
  public Reply toSeveral(RequestContext context) {
    return draw(context, KnownPaper.named(services.papers(), context.parameters()));
  }

  private Reply draw(RequestContext context, Set<PaperId> ids) {
    int limit = context.parameters().number("limit", USUAL, 1, MOST);
    List<Paper> papers = ids.stream().map(this::paper).toList();
    SearchResult similar = services.similar().similar(ids, limit);
    Page bare = pages.page(context, "");
    String first = TexToText.convert(papers.getFirst().title());
    Page page =
        bare.withTitle(
                papers.size() == 1
                    ? bare.text("similar.title", first)
                    : bare.text("similar.titleMore", first, papers.size() - 1))
            .withCanonical(path(ids));
    List<PaperCard> cards =
        SimilarCards.of(page, services.reading(), similar, PaperCard.EXCERPT_CHARS);
    Model model =
        new Model(
            papers.stream().map(paper -> example(page, paper, ids)).toList(),
            SearchNotes.of(page, similar.notes()),
            cards.stream().map(card -> near(page, card, ids)).toList());
    return pages.draw("page/similar.jte", page, model);
  }

  private Paper paper(PaperId id) {
    return services
        .papers()
        .find(id)
        .orElseThrow(() -> BroadsheetException.notFound(id + " is not in this library."));
  }

  private static Example example(Page page, Paper paper, Set<PaperId> ids) {
    List<PaperId> others = new ArrayList<>(ids);
    others.remove(paper.id());
    return new Example(
        page.href(PaperPaths.paper(paper.id())),
        Markup.texInline(paper.title()),
        TexToText.convert(paper.title()),
        others.isEmpty() ? Optional.empty() : Optional.of(page.href(path(others))));
  }

  private static Near near(Page page, PaperCard card, Set<PaperId> ids) {
    Set<PaperId> more = new LinkedHashSet<>(ids);
    more.add(card.paper().id());
    return new Near(
        card,
        more.size() > Searcher.MOST_EXAMPLES
            ? Optional.empty()
            : Optional.of(page.href(path(more))));
  }

  private static String path(Collection<PaperId> ids) {
    if (ids.size() == 1) {
      return PaperPaths.paper(ids.iterator().next()) + "/similar";
    }
    return "/similar?"
        + String.join(
            "&", ids.stream().map(id -> "id=" + RequestContext.encode(id.toString())).toList());
  }
}
