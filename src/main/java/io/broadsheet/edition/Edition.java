package io.broadsheet.edition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A dated front page, as printed: every paper of the day once, as lead or in one section.
///
/// @param lead the paper on top; empty on an empty day
/// @param sections in the order of the page
/// @param total papers announced on the day, withdrawn ones left out
/// @param sample whether this is the bundled sample and not a day of the reader's own library
public record Edition(
    LocalDate date, Optional<EditionItem> lead, List<Section> sections, int total, boolean sample) {
  public Edition {
    sections = List.copyOf(sections);
  }

  public boolean isEmpty() {
    return total == 0;
  }

  /// All items in the order of the page.
  public Stream<EditionItem> items() {
    return Stream.concat(
        lead.stream(), sections.stream().flatMap(section -> section.items().stream()));
  }

  /// The section with this key.
  public Optional<Section> section(String key) {
    return sections.stream().filter(section -> section.key().equals(key)).findFirst();
  }
}
