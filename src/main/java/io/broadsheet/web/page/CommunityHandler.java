package io.broadsheet.web.page;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.community.CommunityStore;
import io.broadsheet.reader.community.Leaders;
import io.broadsheet.reader.community.Leaders.Board;
import io.broadsheet.reader.community.Leaders.Leader;
import io.broadsheet.reader.community.Pick;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.CommunityServices;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `/community`: what readers here vote for, and what editors picked.
public final class CommunityHandler {
  private static final int EXCERPT = 420;
  private static final int SHOWN = 10;

  private final Pages pages;
  private final PaperStore papers;
  private final ReadingServices reading;
  private final CommunityStore community;
  private final Leaders leaders;

  public CommunityHandler(WebServices services, CommunityServices community, Pages pages) {
    this.pages = pages;
    this.papers = services.papers();
    this.reading = services.reading();
    this.community = community.store();
    this.leaders = community.leaders();
  }

  /// What the template shows.
  public record Model(List<Shelf> boards, List<PaperCard> picks) {
    public Model {
      boards = List.copyOf(boards);
      picks = List.copyOf(picks);
    }
  }

  /// A board with its papers.
  ///
  /// @param first whether its papers are shown at length
  public record Shelf(String key, String title, boolean first, List<PaperCard> cards) {
    public Shelf {
      cards = List.copyOf(cards);
    }
  }

  public Reply answer(RequestContext context) {
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("community.title")).withCanonical("/community");
    List<Shelf> boards = new ArrayList<>();
    for (Board board : Board.values()) {
      String key = board.name().toLowerCase(Locale.ROOT);
      boards.add(
          new Shelf(
              key,
              page.text("community." + key),
              board == Board.TRENDING,
              cards(page, leaders.of(board))));
    }
    return pages.draw("page/community.jte", page, new Model(boards, picks(page)));
  }

  private List<PaperCard> cards(Page page, List<Leader> board) {
    Map<PaperId, String> reasons = new LinkedHashMap<>();
    board.stream()
        .limit(SHOWN)
        .forEach(
            leader -> reasons.put(leader.paper(), page.text("discussion.votes", leader.votes())));
    return cards(page, reasons);
  }

  private List<PaperCard> picks(Page page) {
    Map<PaperId, String> reasons = new LinkedHashMap<>();
    for (Pick pick : community.picks(SHOWN)) {
      int votes = community.votes(pick.paper());
      reasons.put(
          pick.paper(),
          votes == 0
              ? page.text("discussion.picked", pick.name())
              : page.text("community.pickedAnd", pick.name(), votes));
    }
    return cards(page, reasons);
  }

  private List<PaperCard> cards(Page page, Map<PaperId, String> reasons) {
    List<Paper> found = papers.findAll(reasons.keySet());
    PaperCards cards = new PaperCards(page, reading, found);
    return found.stream()
        .map(
            paper ->
                cards.card(
                    paper,
                    EXCERPT,
                    Optional.ofNullable(reasons.get(paper.id())).map(List::of).orElse(List.of())))
        .toList();
  }
}
