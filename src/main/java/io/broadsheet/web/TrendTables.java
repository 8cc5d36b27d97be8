package io.broadsheet.web;

import io.broadsheet.search.Trend;
import io.broadsheet.store.PaperStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Works out [TrendTable]s. Without queries it counts the largest categories of the range.
public final class TrendTables {
  private static final int MONTHS_BY_DAY = 3;
  private static final int MONTHS_BY_WEEK = 12;
  private static final int MONTHS_BY_MONTH = 60;

  /// Of the largest categories: so many days show papers a day.
  private static final int CATEGORY_DAYS = 59;

  private final WebServices.Trends trends;
  private final PaperStore store;

  public TrendTables(WebServices services) {
    this.trends = services.trends();
    this.store = services.papers();
  }

  /// The query that finds the papers of a category, cross-lists included.
  public static String category(String code) {
    return code.matches("[\\w.-]+") ? "cat:" + code : "cat:\"" + code.replace('"', ' ') + '"';
  }

  /// @param latest no day after it is counted
  /// @throws io.broadsheet.error.BroadsheetException of kind INVALID, TIMEOUT or UNAVAILABLE
  public TrendTable of(TrendRequest request, LocalDate latest) {
    List<Trend> asked = request.queries().stream().map(trends::trend).toList();
    SortedMap<LocalDate, Integer> all = trends.trend("").days().headMap(latest.plusDays(1));
    if (all.isEmpty()) {
      return empty(request, asked);
    }
    LocalDate newest = all.lastKey();
    LocalDate last = request.until() == null ? newest : request.until();
    LocalDate first = request.from() == null ? usualStart(request, last) : request.from();
    SortedMap<LocalDate, Integer> known = all.tailMap(first);
    if (!known.isEmpty() && (request.from() == null || first.isBefore(all.firstKey()))) {
      first = known.firstKey();
    }
    last = last.isAfter(newest) ? newest : last;
    if (first.isAfter(last)) {
      return empty(request, asked);
    }
    TrendStep step =
        (request.step() == null ? TrendStep.of(first, last) : request.step())
            .atLeastFor(first, last);
    if (request.from() == null && step.start(first).isAfter(all.firstKey())) {
      first = step.start(first);
    }
    Map<LocalDate, Integer> places = new LinkedHashMap<>();
    List<TrendTable.Period> periods = periods(step, first, last, all, places);
    List<TrendTable.Series> series = new ArrayList<>();
    if (request.queries().isEmpty()) {
      for (String code : largest(first, last)) {
        series.add(series(trends.trend(category(code)), code, step, first, last, places));
      }
    } else {
      for (Trend trend : asked) {
        series.add(series(trend, null, step, first, last, places));
      }
    }
    return new TrendTable(step, periods, series, !request.queries().isEmpty());
  }

  private static LocalDate usualStart(TrendRequest request, LocalDate last) {
    TrendStep step = request.step();
    if (step == null) {
      return request.queries().isEmpty()
          ? last.minusDays(CATEGORY_DAYS)
          : last.minusMonths(MONTHS_BY_WEEK);
    }
    return switch (step) {
      case DAY -> last.minusMonths(MONTHS_BY_DAY);
      case WEEK -> last.minusMonths(MONTHS_BY_WEEK);
      case MONTH -> last.minusMonths(MONTHS_BY_MONTH);
      case YEAR -> LocalDate.EPOCH.withYear(1000);
    };
  }

  private static TrendTable empty(TrendRequest request, List<Trend> asked) {
    return new TrendTable(
        request.step() == null ? TrendStep.WEEK : request.step(),
        List.of(),
        asked.stream()
            .map(trend -> new TrendTable.Series(trend.query(), null, List.of(), trend.notes()))
            .toList(),
        !request.queries().isEmpty());
  }

  /// @param places of the periods by their first day, to be filled
  private static List<TrendTable.Period> periods(
      TrendStep step,
      LocalDate first,
      LocalDate last,
      SortedMap<LocalDate, Integer> all,
      Map<LocalDate, Integer> places) {
    List<TrendTable.Period> periods = new ArrayList<>();
    for (LocalDate start = step.start(first); !start.isAfter(last); start = step.next(start)) {
      LocalDate end = step.next(start).minusDays(1);
      LocalDate from = start.isBefore(first) ? first : start;
      LocalDate until = end.isAfter(last) ? last : end;
      places.put(start, periods.size());
      int papers =
          all.subMap(from, until.plusDays(1)).values().stream().mapToInt(Integer::intValue).sum();
      boolean whole = from.equals(start) && until.equals(end);
      periods.add(new TrendTable.Period(from, until, papers, whole));
    }
    return periods;
  }

  private static TrendTable.Series series(
      Trend trend,
      @Nullable String category,
      TrendStep step,
      LocalDate first,
      LocalDate last,
      Map<LocalDate, Integer> places) {
    Integer[] papers = new Integer[places.size()];
    java.util.Arrays.fill(papers, 0);
    trend
        .days()
        .subMap(first, last.plusDays(1))
        .forEach(
            (day, count) -> {
              Integer place = places.get(step.start(day));
              if (place != null) {
                papers[place] += count;
              }
            });
    return new TrendTable.Series(trend.query(), category, List.of(papers), trend.notes());
  }

  private List<String> largest(LocalDate first, LocalDate last) {
    return store.countsByCategory(first, last).entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, PaperStore.CategoryCount> entry) -> -entry.getValue().all())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TrendRequest.MOST_QUERIES)
        .map(Map.Entry::getKey)
        .toList();
  }
}
