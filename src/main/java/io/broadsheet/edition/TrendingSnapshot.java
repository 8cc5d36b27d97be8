package io.broadsheet.edition;

import java.time.LocalDate;
import java.util.List;

/// What is trending as of a day.
///
/// @param asOf an announcement day
/// @param items best first, each with its reasons; empty when neither a term rises nor anybody
///   voted
public record TrendingSnapshot(LocalDate asOf, RisingTerms rising, List<EditionItem> items) {
  public TrendingSnapshot {
    items = List.copyOf(items);
  }
}
