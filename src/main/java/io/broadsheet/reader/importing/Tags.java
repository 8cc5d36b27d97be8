package io.broadsheet.reader.importing;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.reader.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Keywords of other programs as tags.
final class Tags {
  private Tags() {}

  /// Those that can be tags, each once, at most as many as a paper has.
  static List<String> of(Collection<String> keywords) {
    List<String> tags = new ArrayList<>();
    for (String keyword : keywords) {
      try {
        String tag = Tag.of(keyword);
        if (!tags.contains(tag) && tags.size() < Tag.MOST_ON_A_PAPER) {
          tags.add(tag);
        }
      } catch (BroadsheetException noTag) {
        // Too long or empty: a keyword, but no tag.
      }
    }
    return tags;
  }

  /// A list with commas or semicolons between.
  static List<String> split(String keywords) {
    return of(List.of(keywords.split("[,;，；]")));
  }
}
