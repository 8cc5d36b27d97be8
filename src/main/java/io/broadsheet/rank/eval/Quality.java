package io.broadsheet.rank.eval;

/// How good a run is, each the mean over the queries that have a relevant document, 0 to 1.
///
/// @param meanAveragePrecision over as many documents as the run has
public record Quality(
    double ndcgAt10, double recallAt100, double mrrAt10, double meanAveragePrecision) {
  private static final int NDCG_DEPTH = 10;
  private static final int RECALL_DEPTH = 100;
  private static final int MRR_DEPTH = 10;

  /// The quality over these queries, those without a relevant document left out; one that is not in
  /// the run counts as answered with nothing.
  public static Quality of(Run run, Qrels qrels, Iterable<String> queries) {
    return new Quality(
        Metrics.mean(qrels, queries, q -> Metrics.ndcg(run.ranking(q), qrels.of(q), NDCG_DEPTH)),
        Metrics.mean(
            qrels, queries, q -> Metrics.recall(run.ranking(q), qrels.of(q), RECALL_DEPTH)),
        Metrics.mean(
            qrels, queries, q -> Metrics.reciprocalRank(run.ranking(q), qrels.of(q), MRR_DEPTH)),
        Metrics.mean(qrels, queries, q -> Metrics.averagePrecision(run.ranking(q), qrels.of(q))));
  }
}
