package io.broadsheet.rank.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Whether to choose among ways to rank by one kind of simulated reader or by the mean over several
/// (He and others, "Sim2Rec", arXiv 2305.04832): each kind is left out once, the choice is made on
/// the others, and counted is how much nDCG@10 it loses on the one left out against the best there.
final class SimulatorSetTrial {
  private final Map<String, Map<String, Double>> bySimulator = new LinkedHashMap<>();
  private final long seed;

  SimulatorSetTrial(long seed) {
    this.seed = seed;
  }

  void add(ScorerResult result) {
    bySimulator
        .computeIfAbsent(result.simulator(), _ -> new LinkedHashMap<>())
        .put(result.ranking(), result.ndcgAt10().mean());
  }

  void run(Consumer<IdeaResult> results) {
    List<Double> byOne = new ArrayList<>();
    List<Double> bySet = new ArrayList<>();
    for (String left : bySimulator.keySet()) {
      Map<String, Double> truth = bySimulator.getOrDefault(left, Map.of());
      double best = truth.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
      Map<String, Double> mean = new LinkedHashMap<>();
      for (String used : bySimulator.keySet()) {
        if (!used.equals(left)) {
          Map<String, Double> seen = bySimulator.getOrDefault(used, Map.of());
          seen.forEach((ranking, value) -> mean.merge(ranking, value, Double::sum));
          byOne.add(best - truth.getOrDefault(best(seen), 0.0));
        }
      }
      for (int i = 0; i < bySimulator.size() - 1; i++) {
        bySet.add(best - truth.getOrDefault(best(mean), 0.0));
      }
    }
    if (byOne.isEmpty()) {
      return;
    }
    double[] one = byOne.stream().mapToDouble(Double::doubleValue).toArray();
    double[] set = bySet.stream().mapToDouble(Double::doubleValue).toArray();
    add(results, "chosen by one simulator", one, one);
    add(results, "chosen by the others together", set, one);
  }

  private void add(Consumer<IdeaResult> results, String variant, double[] values, double[] plain) {
    results.accept(
        IdeaResult.of(
            "a set of simulators",
            "each left out once",
            variant,
            "nDCG@10 lost on the one left out",
            values,
            plain,
            seed));
  }

  private static String best(Map<String, Double> values) {
    return values.entrySet().stream()
        .max(Comparator.comparingDouble(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
