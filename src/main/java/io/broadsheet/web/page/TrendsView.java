package io.broadsheet.web.page;

import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.TrendRequest;
import io.broadsheet.web.TrendStep;
import io.broadsheet.web.TrendTable;
import io.broadsheet.web.page.TrendsModel.Cell;
import io.broadsheet.web.page.TrendsModel.Choice;
import io.broadsheet.web.page.TrendsModel.Named;
import io.broadsheet.web.page.TrendsModel.Row;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// Turns a table of trends into what its page shows.
final class TrendsView {
  private static final int FEWEST_INPUTS = 2;

  private final Page page;
  private final TrendRequest request;
  private final TrendTable table;
  private final boolean share;

  TrendsView(Page page, TrendRequest request, TrendTable table, boolean share) {
    this.page = page;
    this.request = request;
    this.table = table;
    this.share = share;
  }

  TrendsModel model() {
    return new TrendsModel(
        inputs(),
        request.step() == null ? "" : request.step().parameter(),
        text(request.from()),
        text(request.until()),
        share,
        measures(),
        steps(),
        table,
        table.periods().isEmpty() ? Optional.empty() : Optional.of(plot()),
        named(),
        rows(),
        path("/trends.csv", request.parameters()),
        path("/api/v1/trends", request.parameters()));
  }

  /// The address of a view.
  ///
  /// @param shares whether the plot is of shares; what is usual is left out
  static String path(TrendRequest request, boolean shares) {
    boolean usual = shares == usualShare(request);
    String parameters = request.parameters();
    String as = usual ? "" : "as=" + (shares ? "share" : "papers");
    return path("/trends", parameters + (parameters.isEmpty() || usual ? "" : "&") + as);
  }

  /// Of queries the share tells more, since the library itself grows; of categories the papers.
  static boolean usualShare(TrendRequest request) {
    return !request.queries().isEmpty();
  }

  private static String path(String path, String parameters) {
    return parameters.isEmpty() ? path : path + "?" + parameters;
  }

  private static String text(@Nullable LocalDate date) {
    return date == null ? "" : date.toString();
  }

  private List<String> inputs() {
    List<String> inputs = new ArrayList<>(request.queries());
    do {
      inputs.add("");
    } while (inputs.size() < FEWEST_INPUTS);
    return inputs.subList(0, Math.min(inputs.size(), TrendRequest.MOST_QUERIES));
  }

  private List<Choice> measures() {
    return List.of(
        new Choice(page.text("trends.share"), page.href(path(request, true)), share),
        new Choice(page.text("trends.papers"), page.href(path(request, false)), !share));
  }

  private List<Choice> steps() {
    List<Choice> choices = new ArrayList<>();
    for (TrendStep step : TrendStep.values()) {
      choices.add(
          new Choice(
              page.text("trends.by." + step.parameter()),
              page.href(path(request.withStep(step), share)),
              step == table.step()));
    }
    return choices;
  }

  private TrendsModel.Plot plot() {
    List<List<Double>> values = new ArrayList<>();
    for (TrendTable.Series series : table.series()) {
      List<Double> line = new ArrayList<>();
      for (int i = 0; i < table.periods().size(); i++) {
        int all = table.periods().get(i).all();
        line.add(
            all == 0
                ? Double.NaN
                : share ? table.share(series, i) : (double) series.papers().get(i));
      }
      values.add(line);
    }
    LinePlot.Data data =
        new LinePlot.Data(
            table.periods().stream().map(TrendTable.Period::first).toList(),
            table.periods().stream().map(TrendTable.Period::whole).toList(),
            values,
            titles(),
            table.step() == TrendStep.DAY);
    String title =
        page.text(
            share ? "trends.plot.share" : "trends.plot.papers",
            page.text("trends.a." + table.step().parameter()));
    List<String> sentences = new ArrayList<>();
    named().forEach(series -> sentences.add(series.query() + ": " + series.summary()));
    String description =
        page.text(
            "trends.plot.about",
            page.date(table.periods().getFirst().first()),
            page.date(table.periods().getLast().last()),
            String.join(" ", sentences));
    return new TrendsModel.Plot(
        title, description, draw(data, LinePlot.Size.WIDE), draw(data, LinePlot.Size.NARROW));
  }

  private LinePlot draw(LinePlot.Data data, LinePlot.Size size) {
    DoubleFunction<String> number =
        share ? value -> percent(value, 3) : value -> page.number(Math.round(value));
    return LinePlot.of(
        data, size, !share, number, (day, apart) -> Dates.tick(day, apart, page.language()));
  }

  private List<String> titles() {
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < table.periods().size(); i++) {
      StringBuilder title = new StringBuilder(period(table.periods().get(i)));
      for (TrendTable.Series series : table.series()) {
        title
            .append('\n')
            .append(name(series))
            .append(": ")
            .append(page.text("trends.value", series.papers().get(i), percent(series, i)));
      }
      titles.add(title.toString());
    }
    return titles;
  }

  private List<Named> named() {
    List<Named> named = new ArrayList<>();
    for (TrendTable.Series series : table.series()) {
      String category = series.category();
      named.add(
          new Named(
              named.size() + 1,
              name(series),
              category == null ? "" : CategoryTaxonomy.name(category, page.language().parameter()),
              page.href(
                  category == null ? search(series.query(), null) : PaperPaths.category(category)),
              summary(series),
              SearchNotes.of(page, series.notes())));
    }
    return named;
  }

  private static String name(TrendTable.Series series) {
    return Objects.requireNonNullElse(series.category(), series.query());
  }

  private String summary(TrendTable.Series series) {
    int total = series.total();
    if (total == 0) {
      return page.text("trends.none");
    }
    int best = -1;
    double most = -1;
    for (int i = 0; i < table.periods().size(); i++) {
      double value = share ? table.share(series, i) : series.papers().get(i);
      // a week of which one day is known says nothing
      if (value > most && (table.periods().get(i).whole() || best < 0)) {
        best = i;
        most = value;
      }
    }
    String period =
        page.text("trends.in." + table.step().parameter(), period(table.periods().get(best)));
    return share
        ? page.text("trends.summaryShare", total, period, percent(series, best))
        : page.text("trends.summary", total, period, series.papers().get(best));
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int i = table.periods().size() - 1; i >= 0; i--) {
      TrendTable.Period period = table.periods().get(i);
      if (period.all() == 0) {
        continue;
      }
      List<Cell> cells = new ArrayList<>();
      for (TrendTable.Series series : table.series()) {
        int papers = series.papers().get(i);
        cells.add(
            new Cell(
                papers,
                percent(series, i),
                papers == 0 ? "" : page.href(search(series.query(), period))));
      }
      rows.add(new Row(period(period), period.whole(), period.all(), cells));
    }
    return rows;
  }

  private static String search(String query, TrendTable.@Nullable Period period) {
    String search = "/search?q=" + RequestContext.encode(query) + "&sort=newest";
    return period == null ? search : search + "&from=" + period.first() + "&until=" + period.last();
  }

  private String period(TrendTable.Period period) {
    return switch (table.step()) {
      case DAY -> page.date(period.first());
      case WEEK -> page.text("trends.weekOf", page.date(table.step().start(period.first())));
      case MONTH -> Dates.month(YearMonth.from(period.first()), page.language());
      case YEAR -> Integer.toString(period.first().getYear());
    };
  }

  private String percent(TrendTable.Series series, int period) {
    double value = table.share(series, period);
    if (Double.isNaN(value)) {
      return "–";
    }
    return percent(value, value >= .1 || value == 0 ? 0 : value >= .01 ? 1 : 2);
  }

  private String percent(double value, int digits) {
    NumberFormat format = NumberFormat.getPercentInstance(page.language().locale());
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }
}
