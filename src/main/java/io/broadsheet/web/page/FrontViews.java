package io.broadsheet.web.page;

import io.broadsheet.edition.Edition;
import io.broadsheet.edition.EditionItem;
import io.broadsheet.edition.Section;
import io.broadsheet.edition.TrendingSnapshot;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.Paper;
import io.broadsheet.reader.Follow;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.EditionServices;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.WebServices;
import io.broadsheet.web.page.FrontView.AlsoGroup;
import io.broadsheet.web.page.FrontView.CategoryBar;
import io.broadsheet.web.page.FrontView.Headline;
import io.broadsheet.web.page.FrontView.SectionView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Turns an edition into what the front page shows, in the reader's language.
public final class FrontViews {
  private static final int PLOT_DAYS = 30;
  private static final int TRENDING = 5;
  private static final int HEADLINES = 12;
  private static final int CATEGORY_BARS = 12;

  private final PaperStore store;
  private final EditionServices editions;
  private final ReadingServices reading;
  private final Optional<PersonalEditions> personal;

  FrontViews(WebServices services) {
    this.store = services.papers();
    this.editions = services.editions();
    this.reading = services.reading();
    this.personal =
        services
            .readers()
            .map(readers -> new PersonalEditions(editions, readers, services.clock()));
  }

  /// The reader's own front page of now, over the edition of everyone.
  FrontView own(Page page, Edition printed, List<String> notices) {
    return asPrinted(
        page,
        personal.map(own -> own.of(page, printed)).orElse(printed),
        notices,
        Optional.empty());
  }

  /// An edition as it is.
  ///
  /// @param other says whose it is, with a link to the other one
  FrontView asPrinted(
      Page page, Edition edition, List<String> notices, Optional<FrontView.Other> other) {
    LocalDate date = edition.date();
    List<EditionItem> trending =
        editions.trending().asOf(date).map(TrendingSnapshot::items).orElse(List.of()).stream()
            .filter(item -> !page.reader().shelf().isDismissed(item.paper().id()))
            .limit(TRENDING)
            .toList();
    List<Paper> papers =
        Stream.concat(edition.items(), trending.stream()).map(EditionItem::paper).toList();
    PaperCards cards = new PaperCards(page, reading, papers);
    LocalDate first = date.minusDays(PLOT_DAYS - 1L);
    List<CategoryBar> categories = categories(page, edition);
    return new FrontView(
        date,
        DayNavigation.around(store, date),
        notices,
        other,
        page.text("front.summary", edition.total(), categories.size()),
        AnnouncementText.next(page, editions.calendar()),
        Welcomes.above(edition, page, store),
        edition.lead().map(item -> cards.card(item, PaperCard.LEAD_EXCERPT_CHARS)),
        edition.sections().stream()
            .filter(section -> !section.key().equals(Section.ALSO))
            .map(section -> section(page, section, cards))
            .toList(),
        also(page, edition, cards),
        edition.section(Section.ALSO).map(Section::total).orElse(0),
        trending.stream().map(item -> cards.card(item, 0)).toList(),
        categories.stream().limit(CATEGORY_BARS).toList(),
        BarPlot.of(first, date, store.countsByDay(first, date), date));
  }

  private static SectionView section(Page page, Section section, PaperCards cards) {
    List<PaperCard> shown =
        section.items().stream().map(item -> cards.card(item, PaperCard.EXCERPT_CHARS)).toList();
    SectionView heading = heading(page, section, shown.size());
    return new SectionView(heading.href(), heading.title(), heading.more(), shown);
  }

  /// What stands above a section, without its papers.
  ///
  /// @param shown how many of them are shown
  public static SectionView heading(Page page, Section section, int shown) {
    Optional<Follow> followed =
        section
            .follow()
            .flatMap(
                number ->
                    page.reader().shelf().follows().stream()
                        .filter(follow -> follow.number() == number)
                        .findFirst());
    if (followed.isPresent()) {
      Follow follow = followed.get();
      return new SectionView(
          FollowPaths.of(follow),
          name(page, follow),
          page.text("front.followed", page.text("front.papers", section.total())),
          List.of());
    }
    if (section.follow().isPresent()) {
      // in an old edition, and followed no more
      return new SectionView(
          "",
          section.title(),
          page.text("front.followed", page.text("front.papers", section.total())),
          List.of());
    }
    if (section.key().equals(Section.FOR_YOU)) {
      return new SectionView(
          "/settings#ranking", page.text("front.forYou"), page.text("front.forYouHow"), List.of());
    }
    return section.isCategory()
        ? new SectionView(
            PaperPaths.category(section.key()),
            CategoryTaxonomy.name(section.key(), page.language().parameter()),
            section.key() + " · " + page.text("front.papers", section.total()),
            List.of())
        : new SectionView(
            "",
            page.text("front.interests"),
            page.text("front.shownOf", shown, section.total()),
            List.of());
  }

  /// What a follow is called above its section.
  public static String name(Page page, Follow follow) {
    return switch (follow.kind()) {
      case CATEGORY -> CategoryTaxonomy.name(follow.value(), page.language().parameter());
      case AUTHOR -> follow.label();
      case QUERY -> page.text("follow.query", follow.label());
      case TAG -> page.text("follow.tag", follow.label());
    };
  }

  private static List<AlsoGroup> also(Page page, Edition edition, PaperCards cards) {
    Map<String, List<Headline>> groups = new TreeMap<>();
    edition
        .section(Section.ALSO)
        .ifPresent(
            section ->
                section
                    .items()
                    .forEach(
                        item ->
                            groups
                                .computeIfAbsent(
                                    item.paper().primaryCategory().orElse(""),
                                    _ -> new ArrayList<>())
                                .add(headline(page, cards.translated(item.paper())))));
    return groups.entrySet().stream()
        .map(
            group -> {
              List<Headline> all = group.getValue();
              // Folding one or two away would save nothing.
              int shown = all.size() <= HEADLINES + 2 ? all.size() : HEADLINES;
              return new AlsoGroup(
                  group.getKey(),
                  name(page, group.getKey()),
                  all.size(),
                  all.subList(0, shown),
                  all.subList(shown, all.size()));
            })
        .toList();
  }

  static Headline headline(Page page, TranslatedPaper translated) {
    Paper paper = translated.paper();
    List<Author> authors = paper.authors();
    String names =
        authors.isEmpty()
            ? ""
            : authors.size() == 1
                ? authors.getFirst().name()
                : page.text("front.firstAuthor", authors.getFirst().name());
    return new Headline(
        PaperPaths.paper(paper.id()), PaperCard.Piece.tex(translated.title(), 0), names);
  }

  private static List<CategoryBar> categories(Page page, Edition edition) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    edition
        .items()
        .map(item -> item.paper().primaryCategory().orElse(""))
        .forEach(code -> counts.merge(code, 1, Integer::sum));
    int largest = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return counts.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            entry ->
                new CategoryBar(
                    entry.getKey(),
                    name(page, entry.getKey()),
                    entry.getValue(),
                    Math.max(1, entry.getValue() * 100 / largest)))
        .toList();
  }

  private static String name(Page page, String code) {
    return code.isEmpty()
        ? page.text("front.unclassified")
        : CategoryTaxonomy.name(code, page.language().parameter());
  }
}
