package io.broadsheet.edition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A dated front page, as printed.
///
/// @param lead the paper on top; empty on an empty day
/// @param sections in the order of the page
/// @param total papers announced on the day
/// @param sample whether this is the bundled sample and not a day of the reader's own library
public record Edition(
    LocalDate date, Optional<EditionItem> lead, List<Section> sections, int total, boolean sample) {
  public Edition {
    sections = List.copyOf(sections);
  }
}
