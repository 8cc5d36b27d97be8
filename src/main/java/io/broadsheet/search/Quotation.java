package io.broadsheet.search;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.PaperId;
import java.util.List;
import java.util.Optional;

/// Who pastes a sentence out of a paper means that paper: one paper then stands far above all
/// others by words, and comes first, however many are nearer to the sentence in meaning.
final class Quotation {
  /// By how much it must stand above the second.
  private static final double FAR_ABOVE = 1.3;

  private static final int FEWEST_WORDS = 8;

  private Quotation() {}

  /// The quoted paper; empty when there is none.
  ///
  /// @param text the query's words, as typed
  /// @param byWords the ranking by words, best first
  static Optional<PaperId> find(String text, List<Hit> byWords) {
    if (byWords.size() < 2 || text.strip().split("\\s+").length < FEWEST_WORDS) {
      return Optional.empty();
    }
    Hit best = byWords.get(0);
    return best.score() >= FAR_ABOVE * byWords.get(1).score()
        ? Optional.of(best.paperId())
        : Optional.empty();
  }
}
