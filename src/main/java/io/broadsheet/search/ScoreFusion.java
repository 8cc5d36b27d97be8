package io.broadsheet.search;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Fuses a ranking by words with one by meaning by their scores, which say more than ranks do
/// (Bruch, Gai and Ingber, "An analysis of fusion functions for hybrid retrieval", TOIS 42(1),
/// 2023). BM25 counts from 0 to that of the best paper; a cosine counts from the least of the list,
/// since even papers that have nothing to do with the query are somewhat near it, to the greatest;
/// of a list that is shorter than it might be, from a part of its least. A paper that only one
/// ranking has counts 0 in the other. Pure; ties are put in order by the paper's key.
///
/// @param weightOfWords 0 to 1; the rest is the weight of meaning
/// @param depth how many papers a ranking has unless fewer match, at least 1
record ScoreFusion(double weightOfWords, int depth) {
  /// @throws IllegalArgumentException when the weight or the depth is out of range
  ScoreFusion {
    if (!(weightOfWords >= 0 && weightOfWords <= 1) || depth < 1) {
      throw new IllegalArgumentException(
          "weightOfWords is " + weightOfWords + ", depth is " + depth);
    }
  }

  /// All papers of both rankings, best first, with scores from 0 to 1; a paper that one ranking has
  /// twice counts where it stands first.
  ///
  /// @param words best first, with scores of 0 or more
  /// @param meaning best first
  List<Hit> fuse(List<Hit> words, List<Hit> meaning) {
    Map<PaperId, Double> scores = new HashMap<>();
    add(words, 0, weightOfWords, scores);
    double full = Math.min(1, (double) meaning.size() / depth);
    double least = meaning.isEmpty() ? 0 : full * meaning.getLast().score();
    add(meaning, least, 1 - weightOfWords, scores);
    List<Hit> fused = new ArrayList<>(scores.size());
    scores.forEach((id, score) -> fused.add(new Hit(id, score)));
    fused.sort(Hit.BEST_FIRST);
    return fused;
  }

  private static void add(
      List<Hit> ranking, double least, double weight, Map<PaperId, Double> scores) {
    if (ranking.isEmpty()) {
      return;
    }
    double span = ranking.getFirst().score() - least;
    Map<PaperId, Double> once = new HashMap<>();
    for (Hit hit : ranking) {
      once.putIfAbsent(hit.paperId(), span > 0 ? (hit.score() - least) / span : 1);
    }
    once.forEach((id, score) -> scores.merge(id, weight * score, Double::sum));
  }
}
