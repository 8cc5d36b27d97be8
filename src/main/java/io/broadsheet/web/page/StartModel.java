package io.broadsheet.web.page;

import java.util.List;

/// What the page for new readers shows.
///
/// @param categories in the order of their codes
/// @param query what was searched for; empty for nothing
/// @param notFound that nothing was found; empty when something was, or nothing was asked for
/// @param papers those picked, then those found
/// @param authors likewise
/// @param trouble why it was not begun; empty for nothing
public record StartModel(
    List<PickedCategory> categories,
    String query,
    String notFound,
    List<PickedPaper> papers,
    List<PickedAuthor> authors,
    String trouble) {
  public StartModel {
    categories = List.copyOf(categories);
    papers = List.copyOf(papers);
    authors = List.copyOf(authors);
  }

  /// A category.
  ///
  /// @param papers of the last thirty days
  public record PickedCategory(String code, String name, int papers, boolean picked) {}

  /// A paper.
  ///
  /// @param language BCP 47 tag of the title
  /// @param direction `ltr` or `rtl`
  /// @param authors the first ones
  public record PickedPaper(
      String id,
      String title,
      String language,
      String direction,
      List<String> authors,
      boolean picked) {
    public PickedPaper {
      authors = List.copyOf(authors);
    }
  }

  /// An author.
  ///
  /// @param fields the categories of the newest papers
  /// @param newest title of the newest paper
  public record PickedAuthor(
      String key, String name, int papers, String fields, String newest, boolean picked) {}
}
