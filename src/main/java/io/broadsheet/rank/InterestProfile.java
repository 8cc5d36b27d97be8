package io.broadsheet.rank;

import io.broadsheet.paper.Paper;
import java.time.YearMonth;
import java.util.List;

/// What has been learnt of a reader, in words: what the papers they saved have in common, what
/// those they put away have, and how it went from month to month.
///
/// @param saved papers it was learnt from
/// @param wanted terms by which papers rise for this reader, the strongest first
/// @param unwanted terms of papers put away that those saved lack, the strongest first
/// @param categories of the saved papers, the most frequent first
/// @param authors of two saved papers or more, the most frequent first
/// @param months in which something was saved, the earliest first
/// @param refused papers put away, the last first
public record InterestProfile(
    int saved,
    List<Term> wanted,
    List<Term> unwanted,
    List<Share> categories,
    List<Share> authors,
    List<Month> months,
    List<Paper> refused) {
  public InterestProfile {
    wanted = List.copyOf(wanted);
    unwanted = List.copyOf(unwanted);
    categories = List.copyOf(categories);
    authors = List.copyOf(authors);
    months = List.copyOf(months);
    refused = List.copyOf(refused);
  }

  /// A term with its weight.
  ///
  /// @param text in lower case, one word or two
  /// @param weight by which the likeness of a paper that has nothing but this term grows; of an
  ///   unwanted term, by how much more those put away have of it; above 0
  /// @param papers of the reader's that have it
  public record Term(String text, double weight, int papers) {}

  /// How many of the saved papers have something.
  ///
  /// @param key a category's code or an author's key
  /// @param name as shown
  public record Share(String key, String name, int papers) {}

  /// What was saved in a month.
  ///
  /// @param categories how many of its papers have each, the most frequent first
  /// @param rising terms that weigh more than in the months before, the strongest first
  /// @param likeness to the months before, the cosine of their terms, 0 to 1; NaN for the first
  public record Month(
      YearMonth month, int papers, List<Share> categories, List<String> rising, double likeness) {
    public Month {
      categories = List.copyOf(categories);
      rising = List.copyOf(rising);
    }
  }
}
