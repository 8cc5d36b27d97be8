package io.broadsheet.paper;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Exact terms under which an index keeps an author, so that a name finds the author in any form it
/// is written in, and two words of different authors never make a match.
public final class NameForms {
  private NameForms() {}

  /// The terms to index for one author.
  public static Set<String> indexTokens(Author author) {
    Set<String> tokens = new LinkedHashSet<>(queryTokens(author.name()));
    tokens.addAll(List.of(NameFolding.fold(author.name()).split(" ")));
    return tokens;
  }

  /// The terms any of which an author has whom the name may mean.
  public static Set<String> queryTokens(String name) {
    return Set.of(AuthorNames.key(AuthorNames.parse(name)));
  }
}
