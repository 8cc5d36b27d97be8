package io.broadsheet.web.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Papers by year as bars: every year from the first to the last, those without papers too.
///
/// @param width of the drawing in its own units
/// @param height of the drawing in its own units
public record YearPlot(List<Bar> bars, int width, int height) {
  private static final int STEP = 24;
  private static final int BAR_WIDTH = 16;
  private static final int TALLEST = 60;
  private static final int MOST_YEARS = 60;

  public YearPlot {
    bars = List.copyOf(bars);
  }

  /// A bar, its corner at the top left.
  public record Bar(int year, int count, int x, int y, int width, int height) {}

  /// @param counts papers by year, at least one
  static YearPlot of(Map<Integer, Integer> counts) {
    if (counts.isEmpty()) {
      return new YearPlot(List.of(), 0, 0);
    }
    int last = Collections.max(counts.keySet());
    int first = Math.max(Collections.min(counts.keySet()), last - MOST_YEARS + 1);
    int largest = Collections.max(counts.values());
    List<Bar> bars = new ArrayList<>();
    for (int year = first; year <= last; year++) {
      int count = counts.getOrDefault(year, 0);
      int height = count == 0 ? 0 : Math.max(2, Math.round((float) TALLEST * count / largest));
      bars.add(new Bar(year, count, (year - first) * STEP, TALLEST - height, BAR_WIDTH, height));
    }
    return new YearPlot(bars, bars.size() * STEP, TALLEST);
  }
}
