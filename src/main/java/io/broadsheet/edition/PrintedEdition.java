package io.broadsheet.edition;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.PaperId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// An edition as it was printed, kept for ever: which paper stood where, and why.
///
/// @param total papers announced that day when it was printed, late ones of days before included
/// @param places in the order of the page; the lead, when there is one, has the section `lead`
/// @param corrections papers that changed or were withdrawn since, and when last
public record PrintedEdition(
    LocalDate date,
    Instant printedAt,
    int total,
    List<Place> places,
    Map<PaperId, Instant> corrections) {
  /// The section of the lead.
  static final String LEAD = "lead";

  public PrintedEdition {
    requireNonNull(date, "date is null");
    requireNonNull(printedAt, "printedAt is null");
    places = List.copyOf(places);
    corrections = Map.copyOf(corrections);
  }

  /// A paper in its place.
  ///
  /// @param section its key, see [Section]
  /// @param sectionTotal see [Section#total]
  public record Place(
      String section, String title, int sectionTotal, PaperId paperId, List<Reason> reasons) {
    public Place {
      reasons = List.copyOf(reasons);
    }
  }
}
