package io.broadsheet.web.page;

import io.broadsheet.edition.Edition;
import io.broadsheet.edition.EditionItem;
import io.broadsheet.edition.Editor;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/week/2025-W47` and `/month/2025-11`: the days of a week or a month with their counts and what
/// led them.
public final class PeriodHandler {
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
  private static final int WEEK_LEADERS = 3;
  private static final int MONTH_LEADERS = 1;
  private static final int WEEK_EXCERPT = 280;

  private final Pages pages;
  private final PaperStore store;
  private final ReadingServices reading;
  private final Editor editor;

  public PeriodHandler(Pages pages, WebServices services) {
    this.pages = pages;
    this.store = services.papers();
    this.reading = services.reading();
    this.editor = services.editions().editor();
  }

  /// What the template shows.
  ///
  /// @param before path of the period before, when there are papers before this one
  /// @param after likewise
  /// @param days with papers, newest first
  public record Model(
      String heading,
      String range,
      Optional<String> before,
      Optional<String> after,
      String beforeText,
      String afterText,
      List<Day> days,
      BarPlot plot) {
    public Model {
      days = List.copyOf(days);
    }
  }

  /// One day.
  public record Day(LocalDate date, int papers, List<PaperCard> leaders) {}

  public Reply week(RequestContext context) {
    LocalDate monday = monday(context.pathParameter("week"));
    LocalDate sunday = monday.plusDays(6);
    Page page = pages.page(context, "");
    String heading =
        page.text(
            "week.title",
            String.valueOf(monday.get(IsoFields.WEEK_BASED_YEAR)),
            monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    Model model =
        new Model(
            heading,
            page.text("period.range", page.date(monday), page.date(sunday)),
            store
                .neighbourAnnouncement(monday, -1)
                .map(_ -> DayNavigation.week(monday.minusDays(7))),
            store.neighbourAnnouncement(sunday, 1).map(_ -> DayNavigation.week(monday.plusDays(7))),
            page.text("week.before"),
            page.text("week.after"),
            days(page, monday, sunday, WEEK_LEADERS, WEEK_EXCERPT),
            plot(monday, sunday));
    return pages.draw(
        "page/period.jte",
        page.withTitle(heading).withCanonical(DayNavigation.week(monday)),
        model);
  }

  public Reply month(RequestContext context) {
    YearMonth month = yearMonth(context.pathParameter("month"));
    LocalDate first = month.atDay(1);
    LocalDate last = month.atEndOfMonth();
    Page page = pages.page(context, "");
    String heading = Dates.month(month, page.language());
    Model model =
        new Model(
            heading,
            page.text("period.range", page.date(first), page.date(last)),
            store.neighbourAnnouncement(first, -1).map(_ -> "/month/" + month.minusMonths(1)),
            store.neighbourAnnouncement(last, 1).map(_ -> "/month/" + month.plusMonths(1)),
            page.text("month.before"),
            page.text("month.after"),
            days(page, first, last, MONTH_LEADERS, 0),
            plot(first, last));
    return pages.draw(
        "page/period.jte", page.withTitle(heading).withCanonical("/month/" + month), model);
  }

  private BarPlot plot(LocalDate first, LocalDate last) {
    return BarPlot.of(first, last, store.countsByDay(first, last), null);
  }

  private List<Day> days(Page page, LocalDate first, LocalDate last, int leaders, int excerpt) {
    Map<LocalDate, Integer> counts = store.countsByDay(first, last);
    List<Edition> editions =
        counts.keySet().stream().sorted().map(editor::edition).toList().reversed();
    List<Paper> papers =
        editions.stream()
            .flatMap(edition -> edition.items().limit(leaders))
            .map(EditionItem::paper)
            .toList();
    PaperCards cards = new PaperCards(page, reading, papers);
    return editions.stream()
        .map(
            edition ->
                new Day(
                    edition.date(),
                    edition.total(),
                    edition.items().limit(leaders).map(item -> cards.card(item, excerpt)).toList()))
        .toList();
  }

  private static LocalDate monday(String text) {
    Matcher matcher = WEEK.matcher(text);
    if (matcher.matches()) {
      int year = Integer.parseInt(matcher.group(1));
      int week = Integer.parseInt(matcher.group(2));
      if (year >= 1900 && year < 3000 && week >= 1 && week <= 53) {
        LocalDate monday =
            LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1)
                .with(DayOfWeek.MONDAY)
                .plusWeeks(week - 1L);
        if (monday.get(IsoFields.WEEK_BASED_YEAR) == year) {
          return monday;
        }
      }
    }
    throw BroadsheetException.invalid(
        "a week is written /week/2025-W47, with as many weeks as the year has");
  }

  private static YearMonth yearMonth(String text) {
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() >= 1900 && month.getYear() < 3000) {
        return month;
      }
    } catch (DateTimeException malformed) {
      // answered below, as a month out of range is
    }
    throw BroadsheetException.invalid("a month is written /month/2025-11, from 1900 to 2999");
  }
}
