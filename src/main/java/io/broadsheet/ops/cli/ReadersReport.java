package io.broadsheet.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.rank.eval.Interval;
import io.broadsheet.rank.experiment.IdeaResult;
import io.broadsheet.rank.experiment.ScorerResult;
import java.util.Locale;

/// Prints what `evaluate --readers` found: a table for people, or a line of JSON for each row.
final class ReadersReport {
  private final Console console;
  private final boolean json;
  private String simulator = "";

  ReadersReport(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  void print(ScorerResult result) {
    if (json) {
      printJson(result);
      return;
    }
    if (!simulator.equals(result.simulator())) {
      simulator = result.simulator();
      console
          .out()
          .printf(
              Locale.ROOT,
              "%n%s: %d readers, %.0f candidates each%n%-52s %-24s %-24s %9s  %s%n",
              simulator,
              result.readers(),
              result.candidates(),
              "ranking",
              "nDCG@10 (95 % of samples)",
              "recall@20",
              "ms/reader",
              "p against the ones above");
    }
    StringBuilder against = new StringBuilder();
    result
        .against()
        .forEach((name, p) -> against.append(String.format(Locale.ROOT, "%s %.4f; ", name, p)));
    console
        .out()
        .printf(
            Locale.ROOT,
            "%-52s %-24s %-24s %9.2f  %s%n",
            result.ranking(),
            words(result.ndcgAt10()),
            words(result.recallAt20()),
            result.millis(),
            against);
  }

  void print(IdeaResult result) {
    if (json) {
      printJson(result);
      return;
    }
    if (!simulator.equals(result.idea())) {
      simulator = result.idea();
      console.out().printf(Locale.ROOT, "%n%s%n", simulator);
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%-32s %-36s %-40s %-24s p %.4f%n",
            result.world(),
            result.variant(),
            result.measure(),
            words(result.value()),
            result.chance());
  }

  private static String words(Interval interval) {
    return String.format(
        Locale.ROOT, "%.4f (%.4f-%.4f)", interval.mean(), interval.low(), interval.high());
  }

  private void printJson(Object result) {
    try {
      console.out().println(new ObjectMapper().writeValueAsString(result));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
