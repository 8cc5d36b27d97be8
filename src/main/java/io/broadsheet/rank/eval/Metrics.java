package io.broadsheet.rank.eval;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Measures of one ranking against the judgements of its query. A document that was not judged is
/// not relevant; one that stands twice in a ranking counts at its first place. A query without a
/// relevant document gives 0.
public final class Metrics {
  private Metrics() {}

  /// Normalised discounted cumulative gain of the first `k` (Järvelin and Kekäläinen, "Cumulated
  /// gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002), as `trec_eval` computes
  /// `ndcg_cut`: the gain is the grade itself, the discount log2(rank + 1), the ideal ranking is
  /// made of all judged documents.
  public static double ndcg(List<String> ranking, Map<String, Integer> judged, int k) {
    check(k);
    List<Integer> ideal =
        judged.values().stream()
            .filter(grade -> grade > 0)
            .sorted(Comparator.reverseOrder())
            .limit(k)
            .toList();
    double best = 0;
    for (int i = 0; i < ideal.size(); i++) {
      best += ideal.get(i) / log2(i + 2);
    }
    if (best == 0) {
      return 0;
    }
    double gained = 0;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < Math.min(k, ranking.size()); i++) {
      int grade = seen.add(ranking.get(i)) ? judged.getOrDefault(ranking.get(i), 0) : 0;
      gained += Math.max(0, grade) / log2(i + 2);
    }
    return gained / best;
  }

  /// The share of all relevant documents that stand among the first `k` (`trec_eval`'s `recall_k`).
  public static double recall(List<String> ranking, Map<String, Integer> judged, int k) {
    check(k);
    long relevant = countRelevant(judged);
    return relevant == 0
        ? 0
        : (double) ranking.stream().limit(k).distinct().filter(id -> isRelevant(judged, id)).count()
            / relevant;
  }

  /// One divided by the rank of the first relevant document, 0 when none stands among the first `k`
  /// (Voorhees, "The TREC-8 question answering track report", 1999; `trec_eval`'s `recip_rank`, cut
  /// at `k`).
  public static double reciprocalRank(List<String> ranking, Map<String, Integer> judged, int k) {
    check(k);
    for (int i = 0; i < Math.min(k, ranking.size()); i++) {
      if (isRelevant(judged, ranking.get(i))) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  /// The mean of the precision at each relevant document, those not found counting 0 (Buckley and
  /// Voorhees, "Evaluating evaluation measure stability", SIGIR 2000; `trec_eval`'s `map` of one
  /// query).
  public static double averagePrecision(List<String> ranking, Map<String, Integer> judged) {
    long relevant = countRelevant(judged);
    double sum = 0;
    int found = 0;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ranking.size(); i++) {
      if (isRelevant(judged, ranking.get(i)) && seen.add(ranking.get(i))) {
        found++;
        sum += (double) found / (i + 1);
      }
    }
    return relevant == 0 ? 0 : sum / relevant;
  }

  private static long countRelevant(Map<String, Integer> judged) {
    return judged.values().stream().filter(grade -> grade > 0).count();
  }

  private static boolean isRelevant(Map<String, Integer> judged, String id) {
    return judged.getOrDefault(id, 0) > 0;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static void check(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k is " + k + "; it must be at least 1");
    }
  }
}
