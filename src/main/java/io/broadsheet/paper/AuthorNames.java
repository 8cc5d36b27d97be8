package io.broadsheet.paper;

import java.util.List;

/// Reads personal names into parts.
public final class AuthorNames {
  private AuthorNames() {}

  /// Parses a name as written, `Given Family` or `Family, Given`.
  public static Author parse(String name) {
    String shown = name.strip();
    int comma = shown.indexOf(',');
    if (comma > 0) {
      String family = shown.substring(0, comma).strip();
      String given = shown.substring(comma + 1).strip();
      return new Author((given + " " + family).strip(), family, given, null, null, List.of());
    }
    int blank = shown.lastIndexOf(' ');
    return blank < 0
        ? new Author(shown, shown, null, null, null, List.of())
        : new Author(
            shown, shown.substring(blank + 1), shown.substring(0, blank), null, null, List.of());
  }

  /// The key of an author page: family and given names, folded to ASCII lower case and joined by
  /// dashes (`wang-zhangyang`); CJK names keep their characters.
  public static String key(Author author) {
    String family = author.family() == null ? author.name() : author.family();
    String given = author.given() == null ? "" : author.given();
    return NameFolding.fold(family + " " + given).replace(' ', '-');
  }
}
