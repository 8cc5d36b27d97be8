package io.broadsheet.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Papers a day as bars, drawn by `tag/barPlot.jte` as SVG with its table. Geometry is in the units
/// of the view box.
///
/// @param bars one for each day of the range, in order; days without papers have none to draw
/// @param max the largest count, at least 1
public record BarPlot(List<Bar> bars, int max, int width, LocalDate first, LocalDate last) {
  public static final int HEIGHT = 64;
  private static final int STEP = 10;
  private static final int GAP = 2;

  public BarPlot {
    bars = List.copyOf(bars);
  }

  /// One day.
  ///
  /// @param x left edge
  /// @param height of the bar, 0 without papers, else at least 1
  /// @param current whether it is the day shown
  public record Bar(LocalDate day, int papers, int x, int height, boolean current) {
    public int y() {
      return HEIGHT - height;
    }

    public int width() {
      return STEP - GAP;
    }
  }

  /// @param counts days without papers may be absent
  /// @param current the day to mark, null for none
  static BarPlot of(
      LocalDate first,
      LocalDate last,
      Map<LocalDate, Integer> counts,
      @Nullable LocalDate current) {
    int max = Math.max(1, counts.values().stream().mapToInt(Integer::intValue).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      int papers = counts.getOrDefault(day, 0);
      int height = papers == 0 ? 0 : Math.max(1, Math.round(papers * (float) HEIGHT / max));
      bars.add(new Bar(day, papers, bars.size() * STEP, height, day.equals(current)));
    }
    return new BarPlot(bars, max, bars.size() * STEP, first, last);
  }

  /// Days with papers, newest first: the rows of the table.
  public List<Bar> rows() {
    return bars.reversed().stream().filter(bar -> bar.papers() > 0).toList();
  }

  public int total() {
    return bars.stream().mapToInt(Bar::papers).sum();
  }
}
