package io.broadsheet.edition;

import io.broadsheet.error.BroadsheetException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// How the front page is laid out; the same for everyone who reads this server.
///
/// @param categories the first sections, in this order; the day's largest other categories follow
/// @param interests one [Interest] query each, most important first; may be empty
/// @param itemsPerSection papers shown with their abstract in a section, 1 to 50
/// @param maxSections category sections in all, 0 to 50; configured ones always stand
/// @param zone the reader's, for "02:00 your time"
public record EditionConfig(
    List<String> categories,
    List<String> interests,
    int itemsPerSection,
    int maxSections,
    ZoneId zone) {
  /// Sections for the day's six largest categories, no interests, times in UTC.
  public static final EditionConfig DEFAULT =
      new EditionConfig(List.of(), List.of(), 6, 6, ZoneId.of("UTC"));

  /// @throws BroadsheetException of kind INVALID naming the setting that is wrong
  public EditionConfig {
    categories = List.copyOf(categories);
    interests = List.copyOf(interests);
    if (itemsPerSection < 1 || itemsPerSection > 50) {
      throw BroadsheetException.invalid(
          "items per section is " + itemsPerSection + "; it must be from 1 to 50");
    }
    if (maxSections < 0 || maxSections > 50) {
      throw BroadsheetException.invalid(
          "the number of sections is " + maxSections + "; it must be from 0 to 50");
    }
    if (Set.copyOf(categories).size() < categories.size()) {
      throw BroadsheetException.invalid(
          "a category is listed twice for the front page: " + categories);
    }
    interests.forEach(Interest::parse);
  }

  /// The interests, parsed.
  public List<Interest> parsedInterests() {
    return interests.stream().map(Interest::parse).toList();
  }
}
