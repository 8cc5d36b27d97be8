package io.broadsheet.rank.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How good a run is, each the mean over the queries that have a relevant document, 0 to 1.
///
/// @param meanAveragePrecision over as many documents as the run has
public record Quality(
    double ndcgAt10,
    double recallAt10,
    double recallAt100,
    double mrrAt10,
    double meanAveragePrecision) {

  /// The quality over these queries, those without a relevant document left out; one that is not in
  /// the run counts as answered with nothing (`trec_eval -c`).
  public static Quality of(Run run, Qrels qrels, Iterable<String> queries) {
    return mean(byQuery(run, qrels, queries));
  }

  /// The quality of each of these queries that has a relevant document, in their order.
  public static List<QueryQuality> byQuery(Run run, Qrels qrels, Iterable<String> queries) {
    List<QueryQuality> each = new ArrayList<>();
    for (String query : queries) {
      if (qrels.hasRelevant(query)) {
        each.add(QueryQuality.of(query, run.ranking(query), qrels.of(query)));
      }
    }
    return each;
  }

  /// The mean of some queries' qualities; 0 throughout when there is none.
  public static Quality mean(List<QueryQuality> each) {
    return new Quality(
        mean(each, QueryQuality::ndcgAt10),
        mean(each, QueryQuality::recallAt10),
        mean(each, QueryQuality::recallAt100),
        mean(each, QueryQuality::reciprocalRankAt10),
        mean(each, QueryQuality::averagePrecision));
  }

  private static double mean(List<QueryQuality> each, ToDoubleFunction<QueryQuality> measure) {
    return each.stream().mapToDouble(measure).average().orElse(0);
  }
}
