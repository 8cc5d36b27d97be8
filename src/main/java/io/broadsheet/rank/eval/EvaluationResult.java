package io.broadsheet.rank.eval;

import io.broadsheet.search.SearchMode;
import java.util.Locale;

/// What one mode of search made of one collection.
///
/// @param queries how many were asked
public record EvaluationResult(
    String collection,
    SearchMode mode,
    int queries,
    Quality quality,
    LatencyMillis latency,
    Run run) {
  /// The line that `evaluate --json` prints.
  public EvaluationJson toJson() {
    return new EvaluationJson(
        collection,
        mode.name().toLowerCase(Locale.ROOT),
        queries,
        quality.ndcgAt10(),
        quality.recallAt100(),
        quality.mrrAt10(),
        latency);
  }
}
