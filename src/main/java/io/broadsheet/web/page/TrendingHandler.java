package io.broadsheet.web.page;

import io.broadsheet.edition.EditionItem;
import io.broadsheet.edition.RisingTerm;
import io.broadsheet.edition.RisingTerms;
import io.broadsheet.edition.Trending;
import io.broadsheet.edition.TrendingSnapshot;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// `/trending`: what is written about more than before and what readers elsewhere liked, with the
/// formula.
public final class TrendingHandler {
  private static final int TERMS = 20;
  private static final int EXCERPT = 420;

  private final Pages pages;
  private final ReadingServices reading;
  private final Trending trending;
  private final boolean community;

  public TrendingHandler(Pages pages, WebServices services) {
    this.pages = pages;
    this.reading = services.reading();
    this.trending = services.editions().trending();
    this.community = services.readers().flatMap(ReaderServices::community).isPresent();
  }

  /// What the template shows.
  ///
  /// @param rising empty while it is being worked out, and in an empty library
  /// @param waiting whether it is being worked out
  /// @param community whether readers here vote
  public record Model(
      List<PaperCard> cards,
      List<Term> terms,
      Optional<RisingTerms> rising,
      boolean waiting,
      boolean community) {
    public Model {
      cards = List.copyOf(cards);
      terms = List.copyOf(terms);
    }

    /// Whether the library is too young to say what rises.
    public boolean tooYoung() {
      return rising.isPresent() && rising.get().beforePapers() < RisingTerms.MIN_BEFORE;
    }
  }

  /// A rising term as a row of a table.
  ///
  /// @param times how many times its share before, one decimal below ten
  public record Term(String display, String href, int recent, int before, String times) {
    static Term of(RisingTerm term) {
      return new Term(
          term.display(),
          "/search?q=" + RequestContext.encode("\"" + term.display() + "\""),
          term.recent(),
          term.before(),
          BigDecimal.valueOf(term.times())
              .setScale(term.times() < 10 ? 1 : 0, RoundingMode.HALF_UP)
              .toPlainString());
    }
  }

  public Reply answer(RequestContext context) {
    Optional<TrendingSnapshot> snapshot = trending.newest(context.latestDay());
    Page page = pages.page(context, "");
    List<EditionItem> items = snapshot.map(TrendingSnapshot::items).orElse(List.of());
    PaperCards cards =
        new PaperCards(page, reading, items.stream().map(EditionItem::paper).toList());
    return pages.draw(
        "page/trending.jte",
        page.withTitle(page.text("nav.trending"))
            .withCanonical("/trending")
            .withFeed("/feed/trending.atom"),
        new Model(
            items.stream().map(item -> cards.card(item, EXCERPT)).toList(),
            snapshot
                .map(known -> known.rising().strongest(TERMS).stream().map(Term::of).toList())
                .orElse(List.of()),
            snapshot.map(TrendingSnapshot::rising),
            snapshot.isEmpty() && page.paperCount() > 0,
            community));
  }
}
