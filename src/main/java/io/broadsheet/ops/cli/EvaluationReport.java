package io.broadsheet.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.rank.eval.EvaluationResult;
import io.broadsheet.rank.eval.LatencyMillis;
import io.broadsheet.rank.eval.Quality;
import io.broadsheet.rank.eval.Significance.Bounds;
import io.broadsheet.rank.eval.Significance.Difference;
import java.util.List;
import java.util.Locale;

/// What `evaluate` prints: a table for people, or a line of JSON for each collection and mode.
final class EvaluationReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console;
  private final boolean json;

  EvaluationReport(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  void header() {
    if (!json) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%-12s %-9s %7s %8s %15s %9s %10s %7s %7s %8s %8s%n",
              "collection",
              "mode",
              "queries",
              "nDCG@10",
              "95 %",
              "recall@10",
              "recall@100",
              "MRR@10",
              "MAP",
              "p50 ms",
              "p99 ms");
    }
  }

  void line(EvaluationResult result) throws JsonProcessingException {
    if (json) {
      console.out().println(JSON.writeValueAsString(result.toJson()));
      return;
    }
    LatencyMillis latency = result.latency();
    Quality quality = result.quality();
    Bounds confidence = result.confidence();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%-12s %-9s %7d %8.4f %6.3f to %5.3f %9.4f %10.4f %7.4f %7.4f %8.2f %8.2f%n",
            result.collection(),
            mode(result),
            result.queries(),
            quality.ndcgAt10(),
            confidence.low(),
            confidence.high(),
            quality.recallAt10(),
            quality.recallAt100(),
            quality.mrrAt10(),
            quality.meanAveragePrecision(),
            latency.p50(),
            latency.p99());
  }

  /// Each mode against those after it; nothing in JSON, whose readers have the runs.
  void comparisons(List<EvaluationResult> results) {
    if (json) {
      return;
    }
    for (int i = 0; i < results.size(); i++) {
      for (EvaluationResult other : results.subList(i + 1, results.size())) {
        Difference difference = results.get(i).above(other);
        console
            .out()
            .printf(
                Locale.ROOT,
                "%-12s %s above %s: nDCG@10 %+.4f (%+.4f to %+.4f), p = %.4f%n",
                results.get(i).collection(),
                mode(results.get(i)),
                mode(other),
                difference.mean(),
                difference.bounds().low(),
                difference.bounds().high(),
                difference.p());
      }
    }
  }

  private static String mode(EvaluationResult result) {
    return result.mode().name().toLowerCase(Locale.ROOT);
  }
}
