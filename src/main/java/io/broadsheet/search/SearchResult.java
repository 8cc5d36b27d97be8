package io.broadsheet.search;

import io.broadsheet.index.Facets;
import io.broadsheet.index.Highlights;
import io.broadsheet.index.TotalHits;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.util.List;
import java.util.Optional;

/// The answer to a search.
///
/// @param mode the mode that was used, which may differ from the one asked for; a note says why
/// @param notes what the reader should know: what was not understood and where, what was left out
/// @param identified the paper, when the query is nothing but an identifier of it
public record SearchResult(
    SearchRequest request,
    SearchMode mode,
    List<FoundPaper> hits,
    TotalHits total,
    Facets facets,
    List<String> notes,
    Optional<PaperId> identified,
    long tookNanos) {
  public SearchResult {
    hits = List.copyOf(hits);
    notes = List.copyOf(notes);
  }

  /// One paper of the answer.
  ///
  /// @param rank from 1, counted over all pages
  /// @param title as displayed plain text ([io.broadsheet.text.TexToText]); highlights refer to it
  /// @param abstractText the same
  /// @param reasons why it matched, in words: `words in title and abstract`, `close in meaning`
  /// @param why the same in its parts
  public record FoundPaper(
      int rank,
      Paper paper,
      double score,
      String title,
      String abstractText,
      Highlights highlights,
      List<String> reasons,
      Why why) {
    public FoundPaper {
      reasons = List.copyOf(reasons);
    }
  }
}
