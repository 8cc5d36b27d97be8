package io.broadsheet.index;

import java.util.List;

/// Counts over all matches of a query, largest first.
///
/// @param estimated whether the counts are reckoned from a sample, because the matches are too many
///   to count; a rare value may be missing then
public record Facets(
    List<Count> categories, List<Count> years, List<Count> languages, boolean estimated) {
  public static final Facets NONE = new Facets(List.of(), List.of(), List.of());

  public Facets {
    categories = List.copyOf(categories);
    years = List.copyOf(years);
    languages = List.copyOf(languages);
  }

  public Facets(List<Count> categories, List<Count> years, List<Count> languages) {
    this(categories, years, languages, false);
  }

  /// A value and how many matches have it.
  public record Count(String value, int count) {}
}
