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

  /// Parses an author string as arXiv has it, `A. B. Surname, C. D'Name (1), E. F and G. H ((1)
  /// Univ., (2) Inst.)`, into authors in order, with their affiliations where they are given.
  public static List<Author> parseList(String authors) {
    return java.util.Arrays.stream(authors.split(",\\s*|\\s+and\\s+"))
        .filter(name -> !name.isBlank())
        .map(AuthorNames::parse)
        .toList();
  }

  /// An author whose parts the source told.
  ///
  /// @param first given names, may be empty
  /// @param suffix `Jr.`, may be empty
  public static Author ofParts(
      String last, String first, String suffix, List<String> affiliations) {
    String name = String.join(" ", first, last, suffix).strip().replaceAll(" +", " ");
    return new Author(
        name,
        last,
        first.isBlank() ? null : first,
        suffix.isBlank() ? null : suffix,
        null,
        affiliations);
  }

  /// The key of an author page: family and given names, folded to ASCII lower case and joined by
  /// dashes (`wang-zhangyang`); CJK names keep their characters.
  public static String key(Author author) {
    String family = author.family() == null ? author.name() : author.family();
    String given = author.given() == null ? "" : author.given();
    return NameFolding.fold(family + " " + given).replace(' ', '-');
  }
}
