package io.broadsheet.search;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Fuses rankings by the sum of `weight / (rankConstant + rank)` (Cormack, Clarke and Büttcher,
/// 2009): ranks are comparable where scores are not. Pure; ties are put in order by the paper's
/// key.
///
/// @param rankConstant how little the first ranks stand out; 60 in the paper
public record ReciprocalRankFusion(int rankConstant) {
  /// @throws IllegalArgumentException when the constant is negative
  public ReciprocalRankFusion {
    if (rankConstant < 0) {
      throw new IllegalArgumentException("rankConstant is negative: " + rankConstant);
    }
  }

  /// One ranking to fuse, best first; a paper counts where it stands first.
  public record Ranking(List<Hit> hits, double weight) {
    public Ranking {
      hits = List.copyOf(hits);
    }
  }

  /// All papers of all rankings, best first.
  public List<Hit> fuse(List<Ranking> rankings) {
    Map<PaperId, Double> scores = new HashMap<>();
    for (Ranking ranking : rankings) {
      Map<PaperId, Double> once = new HashMap<>();
      for (int i = 0; i < ranking.hits().size(); i++) {
        once.putIfAbsent(
            ranking.hits().get(i).paperId(), ranking.weight() / (rankConstant + i + 1));
      }
      once.forEach((id, score) -> scores.merge(id, score, Double::sum));
    }
    List<Hit> fused = new ArrayList<>(scores.size());
    scores.forEach((id, score) -> fused.add(new Hit(id, score)));
    fused.sort(Hit.BEST_FIRST);
    return fused;
  }
}
