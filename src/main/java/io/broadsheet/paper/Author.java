package io.broadsheet.paper;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One author, as the source gives the name (TeX accents already turned into Unicode) and, when
/// known, in parts.
///
/// @param name as shown: `Zhangyang Wang`, `Ludwig van Beethoven`, `何恺明`
/// @param family null when the source did not say and it could not be told
/// @param given null likewise
/// @param suffix `Jr.`, `III`
/// @param orcid `0000-0002-1825-0097`, without the URL
public record Author(
    String name,
    @Nullable String family,
    @Nullable String given,
    @Nullable String suffix,
    @Nullable String orcid,
    List<String> affiliations) {
  public Author {
    requireNonNull(name, "name is null");
    affiliations = List.copyOf(affiliations);
  }

  /// Parts told from the name alone, by [AuthorNames].
  public static Author named(String name) {
    return AuthorNames.parse(name);
  }
}
