package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.search.SearchResult;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/paper/{id}`: everything known of one paper.
public final class PaperHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PaperHandler.class);
  private static final int SIMILAR_SHOWN = 8;

  private final WebServices services;
  private final Pages pages;

  public PaperHandler(WebServices services, Pages pages) {
    this.services = services;
    this.pages = pages;
  }

  public Reply answer(RequestContext context) {
    Optional<PaperAddress> address = PaperAddress.of(context);
    if (address.isPresent() && !address.get().canonical()) {
      return Reply.redirect(context.href(address.get().path()));
    }
    Optional<Paper> paper = address.flatMap(found -> services.papers().find(found.id()));
    return paper.isPresent() ? draw(context, paper.get()) : unknown(context);
  }

  private Reply draw(RequestContext context, Paper paper) {
    int version = context.parameters().number("version", 0, 1, 9_999);
    String path = PaperPaths.paper(paper.id());
    Page page =
        pages
            .page(context, TexToText.convert(paper.title()))
            .withCanonical(path)
            .withMetas(CitationMetas.of(paper, context.baseUrl() + path));
    PaperStore papers = services.papers();
    PaperFacts facts = new PaperFacts(page, paper);
    Optional<SearchResult> similar = similar(paper.id());
    PaperTexts texts = PaperTexts.of(page, paper, services.reading());
    PaperModel model =
        new PaperModel(
            paper,
            texts.texts(),
            texts.pending(),
            texts.offer(),
            asked(paper, version),
            facts.links(),
            facts.exports(),
            facts.facts(),
            PaperChanges.of(page, paper, papers.history(paper.id())),
            similar
                .map(found -> SimilarCards.of(page, services.reading(), found, 0))
                .orElse(List.of()),
            similar.map(found -> SearchNotes.of(page, found.notes())).orElse(List.of()),
            similar.isEmpty(),
            discussion(page, paper.id()),
            Yours.of(page, paper, papers));
    opened(context, paper.id());
    return pages.draw("page/paper.jte", page, model);
  }

  private Optional<PaperModel.LabelledLink> discussion(Page page, PaperId id) {
    return services
        .readers()
        .flatMap(ReaderServices::community)
        .map(
            community ->
                new PaperModel.LabelledLink(
                    page.text(
                        "discussion.line",
                        community.store().votes(id),
                        community.store().comments(id)),
                    page.href(PaperPaths.discussion(id))));
  }

  /// Notes that the reader looked, unless the browser only fetches ahead. No page waits for it.
  private void opened(RequestContext context, PaperId id) {
    boolean looks =
        context.method().equals("GET")
            && context.header("sec-purpose").filter(text -> text.contains("prefetch")).isEmpty();
    services
        .readers()
        .filter(_ -> looks)
        .ifPresent(
            readers ->
                context
                    .visit()
                    .profile()
                    .ifPresent(
                        profile ->
                            readers
                                .background()
                                .execute(() -> note(readers.store(), profile.id(), id))));
  }

  private static void note(ReaderStore store, ReaderId reader, PaperId id) {
    try {
      store.opened(reader, id);
    } catch (BroadsheetException unavailable) {
      LOG.debug("an opening of {} was not noted: {}", id, unavailable.getMessage());
    }
  }

  /// Empty when the search failed: the paper itself is shown all the same.
  private Optional<SearchResult> similar(PaperId id) {
    try {
      return Optional.of(services.similar().similar(List.of(id), SIMILAR_SHOWN));
    } catch (BroadsheetException expected) {
      LOG.warn("papers similar to {} could not be found: {}", id, expected.getMessage());
    } catch (RuntimeException defect) {
      LOG.error("papers similar to {} could not be found", id, defect);
    }
    return Optional.empty();
  }

  private static Optional<PaperModel.AskedVersion> asked(Paper paper, int version) {
    boolean newest =
        paper.latestVersion().isPresent() && paper.latestVersion().getAsInt() == version;
    if (version == 0 || newest || !paper.id().isArxiv()) {
      return Optional.empty();
    }
    Optional<Integer> latest =
        paper.latestVersion().isPresent()
            ? Optional.of(paper.latestVersion().getAsInt())
            : Optional.empty();
    String href = "https://arxiv.org/abs/" + paper.id().local() + "v" + version;
    return Optional.of(new PaperModel.AskedVersion(version, latest, href));
  }

  /// What is shown for a paper that is not here.
  ///
  /// @param named as the address names it
  /// @param elsewhere the page of the paper at its source, when the source is known
  public record Unknown(String named, List<PaperModel.LabelledLink> elsewhere) {}

  private Reply unknown(RequestContext context) {
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("paper.unknown.title"));
    Optional<PaperId> id = PaperAddress.of(context).map(PaperAddress::id);
    List<PaperModel.LabelledLink> elsewhere =
        id.filter(PaperId::isArxiv)
            .map(
                arxiv ->
                    List.of(
                        new PaperModel.LabelledLink(
                            "arXiv:" + arxiv.local(), "https://arxiv.org/abs/" + arxiv.local())))
            .orElse(List.of());
    return pages
        .draw("page/unknownPaper.jte", page, new Unknown(context.pathParameter("id"), elsewhere))
        .withStatus(404);
  }
}
