package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.Paper;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.TrendTables;
import io.broadsheet.web.WebServices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/// `/category/cs.CL`: the papers of a category, newest day first, cross-lists marked.
public final class CategoryHandler {
  private static final int PAGE_SIZE = 50;
  private static final int MAX_PAGE = 200;
  private static final int EXCERPT = 420;
  private static final int NEAR_DAYS = 30;
  private static final int PLOT_DAYS = 60;
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

  private final Pages pages;
  private final PaperStore store;
  private final ReadingServices reading;
  private final WebServices.Trends trends;

  public CategoryHandler(Pages pages, WebServices services) {
    this.pages = pages;
    this.store = services.papers();
    this.reading = services.reading();
    this.trends = services.trends();
  }

  /// What the template shows.
  ///
  /// @param number of this page, from 1
  /// @param last number of the last page, at least 1
  /// @param plot papers a day, on the first page
  public record Model(
      String code,
      String name,
      String group,
      long total,
      List<Day> days,
      int number,
      int last,
      String search,
      Optional<BarPlot> plot,
      String trends) {
    public Model {
      days = List.copyOf(days);
    }

    public String path(int page) {
      return PaperPaths.category(code) + (page == 1 ? "" : "?page=" + page);
    }
  }

  /// The papers of one day that are on this page.
  public record Day(LocalDate date, List<PaperCard> cards) {}

  public Reply answer(RequestContext context) {
    String code = context.pathParameter("code");
    String canonical = CategoryTaxonomy.canonical(code);
    if (!canonical.equals(code)) {
      return Reply.redirect(context.href(PaperPaths.category(canonical)));
    }
    LocalDate latest = context.latestDay();
    long total = store.countAnnouncedIn(code, FIRST, latest);
    if (total == 0 && CategoryTaxonomy.find(code).isEmpty()) {
      throw BroadsheetException.notFound(unknown(code, latest));
    }
    int last = Math.clamp((total + PAGE_SIZE - 1) / PAGE_SIZE, 1, MAX_PAGE);
    int number = context.parameters().number("page", 1, 1, MAX_PAGE);
    List<Paper> papers =
        store.announcedIn(code, FIRST, latest, (number - 1) * PAGE_SIZE, PAGE_SIZE);
    String language = context.language().parameter();
    String name = CategoryTaxonomy.name(code, language);
    Page page = pages.page(context, name.equals(code) ? code : code + " " + name);
    return pages.draw(
        "page/category.jte",
        page.withCanonical(PaperPaths.category(code) + (number == 1 ? "" : "?page=" + number))
            .withFeed("/feed/category/" + RequestContext.encode(code) + ".atom"),
        new Model(
            code,
            name,
            CategoryTaxonomy.find(code).map(CategoryTaxonomy.Category::group).orElse(""),
            total,
            days(page, code, papers),
            number,
            last,
            "/search?category=" + RequestContext.encode(code),
            number == 1 ? plot(code, latest) : Optional.empty(),
            "/trends?as=papers&q=" + RequestContext.encode(TrendTables.category(code))));
  }

  private Optional<BarPlot> plot(String code, LocalDate latest) {
    SortedMap<LocalDate, Integer> days =
        trends.trend(TrendTables.category(code)).days().headMap(latest.plusDays(1));
    if (days.isEmpty()) {
      return Optional.empty();
    }
    LocalDate last = days.lastKey();
    LocalDate first = last.minusDays(PLOT_DAYS - 1L);
    return Optional.of(BarPlot.of(first, last, days.tailMap(first), null));
  }

  private List<Day> days(Page page, String code, List<Paper> papers) {
    PaperCards cards = new PaperCards(page, reading, papers);
    Map<LocalDate, List<PaperCard>> byDay = new LinkedHashMap<>();
    for (Paper paper : papers) {
      String primary = paper.primaryCategory().orElse(code);
      List<String> reasons =
          primary.equals(code) ? List.of() : List.of(page.text("category.crossListed", primary));
      byDay
          .computeIfAbsent(Objects.requireNonNull(paper.announcedOn()), _ -> new ArrayList<>())
          .add(cards.card(paper, EXCERPT, reasons));
    }
    return byDay.entrySet().stream().map(day -> new Day(day.getKey(), day.getValue())).toList();
  }

  /// Says which known codes are near: those that differ by at most two letters, else those of the
  /// same archive.
  private String unknown(String code, LocalDate latest) {
    String shown = code.length() > 40 ? code.substring(0, 40) + "…" : code;
    String wanted = code.toLowerCase(Locale.ROOT);
    List<String> known = new ArrayList<>();
    CategoryTaxonomy.all().forEach(category -> known.add(category.code()));
    store.countsByCategory(latest.minusDays(NEAR_DAYS), latest).keySet().stream()
        .filter(inUse -> !known.contains(inUse))
        .forEach(known::add);
    List<String> near =
        known.stream()
            .filter(other -> EditDistance.within(wanted, other.toLowerCase(Locale.ROOT), 2))
            .limit(6)
            .toList();
    if (near.isEmpty()) {
      String archive = CategoryTaxonomy.archiveOf(wanted);
      near =
          known.stream()
              .filter(
                  other ->
                      CategoryTaxonomy.archiveOf(other).toLowerCase(Locale.ROOT).equals(archive))
              .limit(6)
              .toList();
    }
    String start = "there is no category \"" + shown + "\"";
    return near.isEmpty()
        ? start + "; /topics lists all there are"
        : start + "; perhaps you mean " + String.join(", ", near);
  }
}
