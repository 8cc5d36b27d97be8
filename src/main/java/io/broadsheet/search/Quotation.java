package io.broadsheet.search;

import io.broadsheet.index.Hit;
import java.util.List;

/// Who pastes a sentence out of a paper means that paper: one paper then stands far above all
/// others by words, and comes first, however many are nearer to the sentence in meaning.
final class Quotation {
  /// By how much it must stand above the second.
  private static final double FAR_ABOVE = 1.3;

  private static final int FEWEST_WORDS = 8;

  private Quotation() {}

  /// `ranked` with the quoted paper moved to the front; unchanged when there is none.
  ///
  /// @param text the query's words, as typed
  /// @param byWords the ranking by words, best first
  static List<Hit> first(String text, List<Hit> byWords, List<Hit> ranked) {
    if (byWords.size() < 2 || text.strip().split("\\s+").length < FEWEST_WORDS) {
      return ranked;
    }
    Hit best = byWords.get(0);
    return best.score() >= FAR_ABOVE * byWords.get(1).score()
        ? Promotion.toFront(best.paperId(), ranked)
        : ranked;
  }
}
