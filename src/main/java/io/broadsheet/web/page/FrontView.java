package io.broadsheet.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the front page shows.
///
/// @param date of the edition
/// @param notices what the reader should know first: nothing was announced that day, the newest
///   papers are old
/// @param other whose edition it is, and the other one; empty where there is one only
/// @param summary counts, in words
/// @param welcome empty when nobody is signed in
/// @param next when there is something new again
/// @param trending empty while it is being worked out
/// @param categories the day's papers by primary category, largest first
public record FrontView(
    LocalDate date,
    DayNavigation days,
    List<String> notices,
    Optional<Other> other,
    String summary,
    String next,
    Optional<Welcome> welcome,
    Optional<PaperCard> lead,
    List<SectionView> sections,
    List<AlsoGroup> also,
    int alsoTotal,
    List<PaperCard> trending,
    List<CategoryBar> categories,
    BarPlot plot) {
  public FrontView {
    notices = List.copyOf(notices);
    sections = List.copyOf(sections);
    also = List.copyOf(also);
    trending = List.copyOf(trending);
    categories = List.copyOf(categories);
  }

  /// The sections that have no place beside the figures: all but the first.
  public List<SectionView> sectionsBelow() {
    return sections.isEmpty() ? sections : sections.subList(1, sections.size());
  }

  /// What a reader is told first.
  ///
  /// @param since what came since the last visit; empty in the first
  /// @param nothingFrom follows without a paper that day, in words; empty for none
  /// @param unused whether the reader neither follows nor saved anything yet
  public record Welcome(Optional<String> since, String nothingFrom, boolean unused) {}

  /// Whose printed edition this is, and where the other one is.
  ///
  /// @param says in words
  /// @param href of the other
  /// @param link to it, in words
  public record Other(String says, String href, String link) {}

  /// A section of cards.
  ///
  /// @param href of the page with all of it; empty when there is none
  /// @param more beside the title: how many there are
  public record SectionView(String href, String title, String more, List<PaperCard> cards) {}

  /// Headlines of one category that have no place higher up.
  ///
  /// @param code of the category, empty for papers without one
  /// @param shown the first ones
  /// @param more the rest, folded away
  public record AlsoGroup(
      String code, String title, int total, List<Headline> shown, List<Headline> more) {}

  /// One line.
  ///
  /// @param authors the first author, and that there are others
  public record Headline(String href, PaperCard.Piece title, String authors) {}

  /// A category and its papers.
  ///
  /// @param percent of the largest category, 1 to 100
  public record CategoryBar(String code, String name, int papers, int percent) {}
}
