package io.broadsheet.rank.experiment;

import io.broadsheet.rank.eval.Interval;
import io.broadsheet.rank.eval.Metrics;
import io.broadsheet.rank.eval.PairedTest;
import io.broadsheet.rank.simulation.ReadingTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Lets several ways to rank answer the same readers.
final class ScorerTrial {
  private static final int NDCG_DEPTH = 10;
  private static final int RECALL_DEPTH = 20;

  private final long seed;

  ScorerTrial(long seed) {
    this.seed = seed;
  }

  private record Measured(double[] ndcg, double[] recall, double millis) {}

  List<ScorerResult> run(
      String simulator,
      List<ReadingTask> tasks,
      List<TaskScorer> scorers,
      Consumer<String> progress) {
    Map<String, Measured> all = new LinkedHashMap<>();
    List<ScorerResult> results = new ArrayList<>();
    for (TaskScorer scorer : scorers) {
      progress.accept(simulator + ": " + scorer.name());
      Measured measured = measure(scorer, tasks);
      Map<String, Double> against = new LinkedHashMap<>();
      all.forEach(
          (name, other) ->
              against.put(name, PairedTest.pValue(measured.ndcg(), other.ndcg(), seed)));
      all.put(scorer.name(), measured);
      results.add(
          new ScorerResult(
              simulator,
              scorer.name(),
              tasks.size(),
              tasks.stream().mapToInt(task -> task.candidates().size()).average().orElse(0),
              Interval.of(measured.ndcg(), seed),
              Interval.of(measured.recall(), seed),
              measured.millis(),
              against));
    }
    return results;
  }

  private static Measured measure(TaskScorer scorer, List<ReadingTask> tasks) {
    double[] ndcg = new double[tasks.size()];
    double[] recall = new double[tasks.size()];
    long start = System.nanoTime();
    IntStream.range(0, tasks.size())
        .forEach(
            i -> {
              List<String> ranking = ranking(tasks.get(i), scorer.scores(tasks.get(i)));
              Map<String, Integer> judged = new HashMap<>();
              tasks.get(i).relevant().forEach(paper -> judged.put(Integer.toString(paper), 1));
              ndcg[i] = Metrics.ndcg(ranking, judged, NDCG_DEPTH);
              recall[i] = Metrics.recall(ranking, judged, RECALL_DEPTH);
            });
    return new Measured(ndcg, recall, (System.nanoTime() - start) / 1e6 / tasks.size());
  }

  /// The first candidates, best first, ties in the order of the day.
  static List<String> ranking(ReadingTask task, double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
        .limit(RECALL_DEPTH)
        .map(i -> Integer.toString(task.candidates().get(i)))
        .toList();
  }
}
