package io.broadsheet.search;

import io.broadsheet.index.Hit;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.util.List;
import java.util.Optional;

/// Makes one ranking of that by words and that by meaning.
///
/// A paper that was plainly named, by its title or a sentence of it, comes first. Otherwise scores
/// are fused, and the best papers looked at again in the light of the first ([Feedback]) and of
/// each other ([Company]). A query in another language is looked at once: what papers share says
/// less than its own terms do.
final class HybridOrder {
  private static final double WORDS = 0.5;

  /// What the words of a short query weigh: who types few of them has chosen them.
  private static final double FEW_WORDS = 0.7;

  private static final int SHORT = 3;
  private static final double FOREIGN_WORDS = 0.3;

  private final KnownTitle titles;
  private final Quotation quotations;
  private final Feedback feedback;
  private final Company company;
  private final ScoreFusion scores = new ScoreFusion(WORDS, Retrieval.DEPTH);
  private final ScoreFusion shortScores = new ScoreFusion(FEW_WORDS, Retrieval.DEPTH);
  private final ReciprocalRankFusion ranks = new ReciprocalRankFusion(60);

  HybridOrder(SearchIndex index, PaperStore store) {
    this.titles = new KnownTitle(store);
    this.quotations = new Quotation(store);
    this.feedback = new Feedback(index, store);
    this.company = new Company(index);
  }

  /// The language of a query.
  enum Language {
    /// That of most papers.
    OF_PAPERS,
    /// Another one, its terms asked for in that of the papers too.
    TRANSLATED,
    /// Another one whose words stand in few of the papers that are meant, so that their scores say
    /// little.
    FOREIGN
  }

  /// All papers of both rankings, best first.
  ///
  /// @param text the query's words, as typed
  List<Hit> of(String text, List<Hit> words, List<Hit> meaning, Language language) {
    List<Hit> fused =
        switch (language) {
          case OF_PAPERS -> (isShort(text) ? shortScores : scores).fuse(words, meaning);
          case TRANSLATED -> scores.fuse(words, meaning);
          case FOREIGN ->
              ranks.fuse(
                  List.of(
                      new ReciprocalRankFusion.Ranking(words, FOREIGN_WORDS),
                      new ReciprocalRankFusion.Ranking(meaning, 1)));
        };
    Optional<PaperId> named = titles.find(text, words);
    if (named.isPresent()) {
      return Promotion.toFront(named.get(), fused);
    }
    List<Hit> again =
        language == Language.OF_PAPERS ? company.rerank(feedback.rerank(fused)) : fused;
    return quotations
        .find(text, words)
        .map(quoted -> Promotion.toFront(quoted, again))
        .orElse(again);
  }

  private static boolean isShort(String text) {
    return text.strip().split("\\s+", SHORT + 1).length <= SHORT;
  }
}
