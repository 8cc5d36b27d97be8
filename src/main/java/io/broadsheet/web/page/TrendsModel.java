package io.broadsheet.web.page;

import io.broadsheet.web.TrendTable;
import java.util.List;
import java.util.Optional;

/// What the page of trends shows.
///
/// @param inputs what stands in the form's fields for queries, the last one empty unless all are
///   taken
/// @param by as chosen; empty when the range decides
/// @param from as typed, may be empty
/// @param until as typed, may be empty
/// @param share whether the plot is of shares
/// @param plot empty when there is nothing to plot
/// @param csv path of the figures for spreadsheets
/// @param json path of the figures for programs
public record TrendsModel(
    List<String> inputs,
    String by,
    String from,
    String until,
    boolean share,
    List<Choice> measures,
    List<Choice> steps,
    TrendTable table,
    Optional<Plot> plot,
    List<Named> named,
    List<Row> rows,
    String csv,
    String json) {
  public TrendsModel {
    inputs = List.copyOf(inputs);
    measures = List.copyOf(measures);
    steps = List.copyOf(steps);
    named = List.copyOf(named);
    rows = List.copyOf(rows);
  }

  /// A view one click away.
  public record Choice(String label, String href, boolean current) {}

  /// One drawing for wide screens, one for narrow ones.
  public record Plot(String title, String description, LinePlot wide, LinePlot narrow) {}

  /// A series in the legend.
  ///
  /// @param number from 1
  /// @param query as typed, or the code of a category
  /// @param name what the code stands for; empty for a query
  /// @param summary how many papers, and when most
  public record Named(
      int number,
      String query,
      String name,
      String href,
      String summary,
      List<SearchNotes.Note> notes) {
    public Named {
      notes = List.copyOf(notes);
    }
  }

  /// A period of the table.
  public record Row(String period, boolean whole, int all, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// @param href the search that finds these papers; empty when there are none
  public record Cell(int papers, String share, String href) {}
}
