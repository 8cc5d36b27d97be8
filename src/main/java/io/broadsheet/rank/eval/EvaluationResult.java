package io.broadsheet.rank.eval;

import io.broadsheet.search.SearchMode;
import java.util.List;
import java.util.Locale;

/// What one mode of search made of one collection.
///
/// @param queries how many were asked
/// @param byQuery the quality of each query, in the collection's order; `quality` is their mean
public record EvaluationResult(
    String collection,
    SearchMode mode,
    int queries,
    Quality quality,
    List<QueryQuality> byQuery,
    LatencyMillis latency,
    Run run) {
  public EvaluationResult {
    byQuery = List.copyOf(byQuery);
  }

  /// Where the mean nDCG@10 lies with 95 % confidence.
  public Significance.Bounds confidence() {
    return Significance.bounds(ndcgAt10());
  }

  /// By how much this mode's nDCG@10 is above another's on the same queries.
  public Significance.Difference above(EvaluationResult other) {
    return Significance.difference(ndcgAt10(), other.ndcgAt10());
  }

  private double[] ndcgAt10() {
    return byQuery.stream().mapToDouble(QueryQuality::ndcgAt10).toArray();
  }

  /// The line that `evaluate --json` prints.
  public EvaluationJson toJson() {
    return new EvaluationJson(
        collection,
        mode.name().toLowerCase(Locale.ROOT),
        queries,
        quality.ndcgAt10(),
        quality.recallAt100(),
        quality.mrrAt10(),
        latency,
        quality.recallAt10(),
        quality.meanAveragePrecision(),
        confidence());
  }
}
