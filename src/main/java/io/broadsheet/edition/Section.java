package io.broadsheet.edition;

import io.broadsheet.reader.Follow;
import java.util.List;
import java.util.Optional;

/// A titled run of items.
///
/// @param key `cs.CL` for a category's section, `follow:7` for what a reader follows, else a name:
///   `for-you`, `interests`, `also`, `trending`
/// @param items shown, best first; of `also` by primary category, best first within each
/// @param total papers of the day that belong to the section: those that fit the interests or have
///   the primary category, also those shown higher up or under `also`; of `also` those shown
public record Section(String key, String title, List<EditionItem> items, int total) {
  /// Key of the section of papers that fit the configured interests.
  public static final String INTERESTS = "interests";

  /// Key of the section of everything that has no other place.
  public static final String ALSO = "also";

  /// Key of the section of what the ranking chose for a reader.
  public static final String FOR_YOU = "for-you";

  private static final String FOLLOW = "follow:";

  public Section {
    items = List.copyOf(items);
  }

  /// The section of everything that has no other place.
  static Section also(List<EditionItem> items) {
    return new Section(ALSO, "Also announced", items, items.size());
  }

  /// The section of all papers of a day that answer a follow.
  public static Section following(Follow follow, List<EditionItem> items) {
    return new Section(of(follow), follow.label(), items, items.size());
  }

  /// The key of a follow's section.
  static String of(Follow follow) {
    return FOLLOW + follow.number();
  }

  /// The number of the follow whose section this is.
  public Optional<Long> follow() {
    return key.startsWith(FOLLOW)
        ? Optional.of(Long.parseLong(key.substring(FOLLOW.length())))
        : Optional.empty();
  }

  /// Whether the key is a category's code.
  public boolean isCategory() {
    return !key.startsWith(FOLLOW)
        && !key.equals(FOR_YOU)
        && !key.equals(INTERESTS)
        && !key.equals(ALSO);
  }
}
