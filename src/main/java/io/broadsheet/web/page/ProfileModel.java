package io.broadsheet.web.page;

import io.broadsheet.web.page.FrontView.Headline;
import java.util.List;
import java.util.Optional;

/// What the page of a reader's interests shows.
///
/// @param waiting whether it is still being worked out
/// @param saved papers it was learnt from
/// @param plot what was saved by category over the months; empty when it was all in one
/// @param refused the last papers put away, each to be taken back
public record ProfileModel(
    boolean waiting,
    int saved,
    List<Bar> wanted,
    List<Bar> unwanted,
    List<Bar> categories,
    List<Bar> authors,
    Optional<TrendsModel.Plot> plot,
    List<TrendsModel.Named> legend,
    List<MonthRow> months,
    List<Refused> refused) {
  public ProfileModel {
    wanted = List.copyOf(wanted);
    unwanted = List.copyOf(unwanted);
    categories = List.copyOf(categories);
    authors = List.copyOf(authors);
    legend = List.copyOf(legend);
    months = List.copyOf(months);
    refused = List.copyOf(refused);
  }

  static ProfileModel notYet(int saved) {
    return new ProfileModel(
        true,
        saved,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  /// Whether nothing has been learnt.
  public boolean empty() {
    return saved == 0 && refused.isEmpty();
  }

  /// A line with a bar.
  ///
  /// @param percent of the longest bar, 1 to 100
  /// @param figure as shown at its end
  /// @param href what it comes from; empty for none
  public record Bar(String label, String name, String figure, int percent, String href) {}

  /// A month of the table.
  ///
  /// @param likeness to the months before; empty for the first
  public record MonthRow(
      String month, int papers, String categories, String rising, String likeness) {}

  /// A paper put away.
  public record Refused(String id, String plainTitle, Headline headline) {}
}
