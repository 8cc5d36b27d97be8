package io.broadsheet.web.page;

import io.broadsheet.edition.ReaderEditionStore;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/editions` and `/editions/2025`: the past editions of a year as a calendar, the newest month
/// first, and which of them were printed for the reader.
public final class EditionsHandler {
  private static final int DAYS_OF_WEEK = 7;

  private final Pages pages;
  private final PaperStore store;
  private final Optional<ReaderEditionStore> printed;

  public EditionsHandler(Pages pages, WebServices services) {
    this.pages = pages;
    this.store = services.papers();
    this.printed = services.readers().map(ReaderServices::printed);
  }

  /// What the template shows.
  ///
  /// @param before path of the year before, when there are papers before this one
  /// @param after likewise
  /// @param weekdays from Monday on
  /// @param months with papers, newest first
  /// @param own how many were printed for the reader
  public record Model(
      String heading,
      Optional<String> before,
      Optional<String> after,
      List<Weekday> weekdays,
      List<Month> months,
      int own) {
    public Model {
      weekdays = List.copyOf(weekdays);
      months = List.copyOf(months);
    }
  }

  /// A weekday's name, short and full.
  public record Weekday(String letter, String name) {}

  /// A month.
  ///
  /// @param weeks each of seven days
  public record Month(String id, String href, String title, List<List<Day>> weeks) {
    public Month {
      weeks = List.copyOf(weeks);
    }
  }

  /// A day of the calendar.
  ///
  /// @param date null before the first and after the last of the month
  /// @param papers 0 when there is no edition
  /// @param own whether it was printed for the reader
  public record Day(@Nullable LocalDate date, int papers, boolean own) {
    static final Day NONE = new Day(null, 0, false);

    /// What it says to who does not see where it stands.
    public String label(Page page) {
      return date == null
          ? ""
          : page.date(date)
              + ", "
              + page.text("front.papers", papers)
              + (own ? ", " + page.text("editions.own") : "");
    }
  }

  /// The year of the newest edition.
  public Reply newest(RequestContext context) {
    LocalDate last = store.newestAnnouncement(context.latestDay()).orElse(context.today());
    return draw(context, last.getYear());
  }

  /// A given year.
  public Reply year(RequestContext context) {
    String text = context.pathParameter("year");
    if (!text.matches("(19|2\\d)\\d\\d")) {
      throw BroadsheetException.invalid("a year is written /editions/2025, from 1900 to 2999");
    }
    return draw(context, Integer.parseInt(text));
  }

  private Reply draw(RequestContext context, int year) {
    Page page = pages.page(context, "");
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate last = LocalDate.of(year, 12, 31);
    Map<LocalDate, Integer> counts = store.countsByDay(first, last);
    Set<LocalDate> own =
        page.reader()
            .profile()
            .flatMap(reader -> printed.map(all -> all.days(reader.id(), first, last)))
            .orElse(Set.of());
    List<Month> months = new ArrayList<>();
    for (int month = 12; month >= 1; month--) {
      YearMonth of = YearMonth.of(year, month);
      if (counts.keySet().stream().anyMatch(day -> YearMonth.from(day).equals(of))) {
        months.add(month(page, of, counts, own));
      }
    }
    String heading = page.text("editions.title", String.valueOf(year));
    Model model =
        new Model(
            heading,
            store.neighbourAnnouncement(first, -1).map(day -> "/editions/" + day.getYear()),
            store.neighbourAnnouncement(last, 1).map(day -> "/editions/" + day.getYear()),
            weekdays(page),
            months,
            own.size());
    return pages.draw(
        "page/editions.jte", page.withTitle(heading).withCanonical("/editions/" + year), model);
  }

  private static List<Weekday> weekdays(Page page) {
    return Arrays.stream(DayOfWeek.values())
        .map(
            day ->
                new Weekday(
                    day.getDisplayName(TextStyle.NARROW, page.language().locale()),
                    day.getDisplayName(TextStyle.FULL, page.language().locale())))
        .toList();
  }

  private static Month month(
      Page page, YearMonth month, Map<LocalDate, Integer> counts, Set<LocalDate> own) {
    List<Day> days = new ArrayList<>();
    for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
      days.add(Day.NONE);
    }
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      LocalDate date = month.atDay(day);
      days.add(new Day(date, counts.getOrDefault(date, 0), own.contains(date)));
    }
    while (days.size() % DAYS_OF_WEEK != 0) {
      days.add(Day.NONE);
    }
    List<List<Day>> weeks = new ArrayList<>();
    for (int i = 0; i < days.size(); i += DAYS_OF_WEEK) {
      weeks.add(List.copyOf(days.subList(i, i + DAYS_OF_WEEK)));
    }
    return new Month(
        month.toString(), "/month/" + month, Dates.month(month, page.language()), weeks);
  }
}
