package io.broadsheet.web.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/// Several series over time as lines, drawn by `tag/linePlot.jte` as SVG. Lines are told apart by
/// colour, by dashes and by the shape of their points. Geometry is in the units of the view box,
/// which are about one pixel, so that its texts can be read: a page draws one for wide screens and
/// one for narrow ones.
///
/// @param across marks of the axis of time
/// @param up marks of the axis of numbers
/// @param columns one for each period: what a pointer finds there
public record LinePlot(
    int width,
    int height,
    int left,
    int right,
    int top,
    int bottom,
    List<Tick> across,
    List<Tick> up,
    List<Line> lines,
    List<Column> columns) {
  /// A line has so many points at most, the rest are only bends.
  private static final int MOST_POINTS = 60;

  private static final double RADIUS = 3.5;

  public LinePlot {
    across = List.copyOf(across);
    up = List.copyOf(up);
    lines = List.copyOf(lines);
    columns = List.copyOf(columns);
  }

  /// A mark of an axis.
  public record Tick(String place, String label) {}

  /// A series.
  ///
  /// @param number from 1: its colour, dashes and shape
  /// @param path through all periods that are whole, and gaps where nothing is known; may be empty
  /// @param loose path to and from periods that are not whole; may be empty
  /// @param points shapes
  public record Line(int number, String path, String loose, String points) {}

  /// What a pointer finds at a period.
  public record Column(String x, String width, String title) {}

  /// What is to be drawn.
  ///
  /// @param starts first days of the periods
  /// @param whole whether each period is known as a whole
  /// @param values of each series at each period; NaN where nothing is known
  /// @param titles of the periods, with the values in words
  /// @param bridged whether a period of which nothing is known is no gap: as Sundays are none
  record Data(
      List<LocalDate> starts,
      List<Boolean> whole,
      List<List<Double>> values,
      List<String> titles,
      boolean bridged) {
    double largest() {
      return values.stream()
          .flatMap(List::stream)
          .mapToDouble(Double::doubleValue)
          .filter(value -> !Double.isNaN(value))
          .max()
          .orElse(0);
    }
  }

  /// Writes a day under the axis.
  @FunctionalInterface
  interface TickText {
    /// @param apart days from mark to mark
    String of(LocalDate day, long apart);
  }

  /// The size of a drawing.
  enum Size {
    WIDE(920, 340, 10, 6),
    NARROW(350, 260, 4, 4);

    private final int width;
    private final int height;
    private final int across;
    private final int up;

    Size(int width, int height, int across, int up) {
      this.width = width;
      this.height = height;
      this.across = across;
      this.up = up;
    }
  }

  /// @param data at least one period
  /// @param whole whether values are whole numbers
  /// @param number how a value is written
  /// @param date how a day is written under the axis, where the marks are so many days apart
  static LinePlot of(
      Data data, Size size, boolean whole, DoubleFunction<String> number, TickText date) {
    List<Double> numbers = Ticks.of(data.largest(), size.up, whole);
    int widest = numbers.stream().mapToInt(value -> number.apply(value).length()).max().orElse(1);
    int left = 10 + 7 * widest;
    int right = size.width - 12;
    int top = 12;
    int bottom = size.height - 26;
    LocalDate first = data.starts().getFirst();
    LocalDate last = data.starts().getLast();
    double days = Math.max(1, ChronoUnit.DAYS.between(first, last));
    Function<LocalDate, Double> x =
        data.starts().size() == 1
            ? _ -> (left + right) / 2.0
            : day -> left + 6 + ChronoUnit.DAYS.between(first, day) * (right - left - 12) / days;
    double highest = numbers.getLast();
    DoubleFunction<Double> y = value -> bottom - value * (bottom - top) / highest;
    // few periods are each named
    List<LocalDate> marked =
        data.starts().size() <= size.across ? data.starts() : Ticks.of(first, last, size.across);
    long apart = marked.size() > 1 ? ChronoUnit.DAYS.between(marked.get(0), marked.get(1)) : 1;
    List<Tick> across =
        marked.stream().map(day -> new Tick(round(x.apply(day)), date.of(day, apart))).toList();
    List<Tick> up =
        numbers.stream().map(n -> new Tick(round(y.apply(n)), number.apply(n))).toList();
    List<Line> lines = new ArrayList<>();
    for (List<Double> values : data.values()) {
      lines.add(line(lines.size() + 1, data, values, x, y));
    }
    return new LinePlot(
        size.width,
        size.height,
        left,
        right,
        top,
        bottom,
        across,
        up,
        lines,
        columns(data, x, left, right));
  }

  private static Line line(
      int number,
      Data data,
      List<Double> values,
      Function<LocalDate, Double> x,
      DoubleFunction<Double> y) {
    StringBuilder path = new StringBuilder();
    StringBuilder loose = new StringBuilder();
    StringBuilder points = new StringBuilder();
    int every = (values.size() + MOST_POINTS - 1) / MOST_POINTS;
    int before = -1;
    boolean knownBefore = false;
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i);
      if (Double.isNaN(value)) {
        continue;
      }
      String here = round(x.apply(data.starts().get(i))) + " " + round(y.apply(value));
      if (before >= 0) {
        boolean known =
            data.whole().get(i) && data.whole().get(before) && (data.bridged() || i == before + 1);
        StringBuilder to = known ? path : loose;
        if (to.isEmpty() || known != knownBefore) {
          to.append('M')
              .append(round(x.apply(data.starts().get(before))))
              .append(' ')
              .append(round(y.apply(values.get(before))));
        }
        to.append('L').append(here);
        knownBefore = known;
      }
      if (i % every == 0 || i == values.size() - 1) {
        points.append(shape(number, x.apply(data.starts().get(i)), y.apply(value)));
      }
      before = i;
    }
    return new Line(number, path.toString(), loose.toString(), points.toString());
  }

  /// Circle, square, triangle, diamond, cross.
  static String shape(int number, double x, double y) {
    double r = RADIUS;
    return switch ((number - 1) % 5) {
      case 0 -> move(x - r, y) + arc(2 * r, r) + arc(-2 * r, r) + "z";
      case 1 -> move(x - r, y - r) + "h" + 2 * r + "v" + 2 * r + "h" + -2 * r + "z";
      case 2 -> move(x, y - r - 1) + "l" + (r + .5) + " " + 2 * r + "h" + -2 * (r + .5) + "z";
      case 3 ->
          move(x, y - r - 1.5)
              + "l"
              + (r + 1)
              + " "
              + (r + 1.5)
              + "l"
              + -(r + 1)
              + " "
              + (r + 1.5)
              + "l"
              + -(r + 1)
              + " "
              + -(r + 1.5)
              + "z";
      default ->
          move(x - r, y - r)
              + "l"
              + 2 * r
              + " "
              + 2 * r
              + move(x - r, y + r)
              + "l"
              + 2 * r
              + " "
              + -2 * r;
    };
  }

  private static String move(double x, double y) {
    return "M" + round(x) + " " + round(y);
  }

  private static String arc(double across, double r) {
    return "a" + r + " " + r + " 0 1 0 " + across + " 0";
  }

  private static List<Column> columns(
      Data data, Function<LocalDate, Double> x, int left, int right) {
    List<Column> columns = new ArrayList<>();
    int last = data.starts().size() - 1;
    for (int i = 0; i <= last; i++) {
      double here = x.apply(data.starts().get(i));
      double from = i == 0 ? left : (x.apply(data.starts().get(i - 1)) + here) / 2;
      double to = i == last ? right : (x.apply(data.starts().get(i + 1)) + here) / 2;
      columns.add(new Column(round(from), round(to - from), data.titles().get(i)));
    }
    return columns;
  }

  private static String round(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
