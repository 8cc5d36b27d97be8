package io.broadsheet.edition;

import io.broadsheet.paper.Paper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A paper in its place.
///
/// @param reasons why it stands here, the weightiest first; empty when the section's title says it
public record EditionItem(Paper paper, List<Reason> reasons) {
  public EditionItem {
    reasons = List.copyOf(reasons);
  }

  /// The reasons in one English line; empty when there are none.
  public Optional<String> reason() {
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(reasons.stream().map(Reason::words).collect(Collectors.joining("; ")));
  }
}
