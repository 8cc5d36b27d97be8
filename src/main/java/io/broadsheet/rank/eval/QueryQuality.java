package io.broadsheet.rank.eval;

import java.util.List;
import java.util.Map;

/// How well one query was answered, each measure from 0 to 1.
///
/// @param averagePrecision over as many documents as the run has
public record QueryQuality(
    String queryId,
    double ndcgAt10,
    double recallAt10,
    double recallAt100,
    double reciprocalRankAt10,
    double averagePrecision) {
  private static final int SHALLOW = 10;
  private static final int DEEP = 100;

  /// The quality of one ranking, best first; an empty one is 0 throughout.
  static QueryQuality of(String queryId, List<String> ranking, Map<String, Integer> judged) {
    return new QueryQuality(
        queryId,
        Metrics.ndcg(ranking, judged, SHALLOW),
        Metrics.recall(ranking, judged, SHALLOW),
        Metrics.recall(ranking, judged, DEEP),
        Metrics.reciprocalRank(ranking, judged, SHALLOW),
        Metrics.averagePrecision(ranking, judged));
  }
}
