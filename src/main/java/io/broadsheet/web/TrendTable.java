package io.broadsheet.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trends as figures: what is plotted, shown as a table, and given to programs.
///
/// @param step by which it is counted, which may be a longer one than was asked for
/// @param periods in order, without gaps; none while the library has no papers in the range
/// @param series one for each query, or for each of the largest categories
/// @param chosen whether the queries are the reader's, not the largest categories
public record TrendTable(
    TrendStep step, List<Period> periods, List<Series> series, boolean chosen) {
  public TrendTable {
    periods = List.copyOf(periods);
    series = List.copyOf(series);
  }

  /// A day, week, month or year, as far as it is in the range.
  ///
  /// @param last day of it, included
  /// @param all papers of the library in it; 0 when nothing was announced
  /// @param whole false when the library knows only a part of it: it has just begun, or is where
  ///   the library begins
  public record Period(LocalDate first, LocalDate last, int all, boolean whole) {}

  /// What one query found.
  ///
  /// @param query as typed
  /// @param category code of the category, when the query is one of the largest; else null
  /// @param papers of each period, in order
  /// @param notes what the reader should know of the query
  public record Series(
      String query, @Nullable String category, List<Integer> papers, List<String> notes) {
    public Series {
      papers = List.copyOf(papers);
      notes = List.copyOf(notes);
    }

    public int total() {
      return papers.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// The part of all papers of a period that a query found.
  ///
  /// @return 0 to 1; NaN when there are none at all
  public double share(Series of, int period) {
    int all = periods.get(period).all();
    return all == 0 ? Double.NaN : (double) of.papers().get(period) / all;
  }
}
