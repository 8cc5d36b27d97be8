package io.broadsheet.edition;

import java.util.List;

/// A titled run of items.
///
/// @param key `cs.CL` for a category's section, else a name: `interests`, `also`, `trending`
/// @param items shown, best first
/// @param total papers of the section on the day, shown or not
public record Section(String key, String title, List<EditionItem> items, int total) {
  public Section {
    items = List.copyOf(items);
  }
}
