package io.broadsheet.web.page;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.PaperStore.FormerRecord;
import io.broadsheet.web.FollowedPapers;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `/since`: what is new since the reader's last visit: papers of the library that changed, and of
/// each follow what was announced.
public final class SinceHandler {
  private static final int MOST_OF_A_FOLLOW = 20;
  private static final int EXCERPT = 300;

  /// What a first visit looks back on.
  private static final Duration FIRST = Duration.ofDays(7);

  private final WebServices services;
  private final PaperStore papers;
  private final Pages pages;
  private final FollowedPapers followed;

  public SinceHandler(WebServices services, ReaderServices readers, Pages pages) {
    this.followed = new FollowedPapers(services, readers);
    this.services = services;
    this.papers = services.papers();
    this.pages = pages;
  }

  /// What the template shows.
  ///
  /// @param changed papers of the library, with what became of them
  public record Model(String heading, List<Changed> changed, List<FrontView.SectionView> sections) {
    public Model {
      changed = List.copyOf(changed);
      sections = List.copyOf(sections);
    }
  }

  /// A paper of the library that is not as it was.
  public record Changed(PaperCard card, SinceRead since) {}

  public Reply answer(RequestContext context) {
    ReaderProfile profile = context.reader();
    Instant left = profile.awaySince() == null ? context.now().minus(FIRST) : profile.awaySince();
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("since.title"));
    return pages.draw(
        "page/since.jte",
        page,
        new Model(
            page.text("since.heading", page.dateTime(left)),
            changed(page, left),
            news(page, left)));
  }

  private List<Changed> changed(Page page, Instant left) {
    List<PaperId> saved =
        page.reader().shelf().items().values().stream()
            .filter(item -> item.isSaved() || item.isRead())
            .map(LibraryItem::paperId)
            .toList();
    List<Paper> moved =
        papers.findAll(saved).stream()
            .filter(
                paper -> {
                  List<FormerRecord> history = papers.history(paper.id());
                  return !history.isEmpty() && history.getFirst().replacedAt().isAfter(left);
                })
            .sorted(Comparator.comparing(Paper::id))
            .toList();
    PaperCards cards = new PaperCards(page, services.reading(), moved);
    List<Changed> changed = new ArrayList<>();
    for (Paper paper : moved) {
      SinceRead.of(page, page.reader().item(paper.id()), paper, papers)
          .ifPresent(since -> changed.add(new Changed(cards.card(paper, 0, List.of()), since)));
    }
    return changed;
  }

  private List<FrontView.SectionView> news(Page page, Instant left) {
    LocalDate from = LocalDate.ofInstant(left, page.context().zone());
    LocalDate until = page.context().latestDay();
    Set<PaperId> shown = new HashSet<>();
    List<FrontView.SectionView> sections = new ArrayList<>();
    for (Follow follow : page.reader().shelf().follows()) {
      List<Paper> found =
          followed.of(follow, page.reader().shelf(), from, until, MOST_OF_A_FOLLOW).stream()
              .filter(paper -> shown.add(paper.id()))
              .toList();
      if (!found.isEmpty()) {
        PaperCards cards = new PaperCards(page, services.reading(), found);
        sections.add(
            new FrontView.SectionView(
                FollowPaths.of(follow),
                FrontViews.name(page, follow),
                page.text("front.papers", found.size()),
                found.stream().map(paper -> cards.card(paper, EXCERPT, List.of())).toList()));
      }
    }
    return sections;
  }
}
