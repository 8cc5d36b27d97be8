package io.broadsheet.index;

import java.util.List;

/// Counts over all matches of a query, largest first.
public record Facets(List<Count> categories, List<Count> years, List<Count> languages) {
  public static final Facets NONE = new Facets(List.of(), List.of(), List.of());

  public Facets {
    categories = List.copyOf(categories);
    years = List.copyOf(years);
    languages = List.copyOf(languages);
  }

  /// A value and how many matches have it.
  public record Count(String value, int count) {}
}
