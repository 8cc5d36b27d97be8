package io.broadsheet.web.page;

import io.broadsheet.search.SearchResult;
import io.broadsheet.web.ReadingServices;
import java.util.List;

/// Cards of papers found near another.
final class SimilarCards {
  private SimilarCards() {}

  /// @param excerptChars how much of each abstract, 0 for none
  static List<PaperCard> of(
      Page page, ReadingServices reading, SearchResult found, int excerptChars) {
    PaperCards cards =
        new PaperCards(
            page, reading, found.hits().stream().map(SearchResult.FoundPaper::paper).toList());
    return found.hits().stream()
        .map(hit -> cards.card(hit.paper(), excerptChars, List.of()))
        .toList();
  }
}
