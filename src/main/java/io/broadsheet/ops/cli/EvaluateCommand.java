package io.broadsheet.ops.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.Evaluation;
import io.broadsheet.ops.Library;
import io.broadsheet.ops.Logging;
import io.broadsheet.rank.eval.CollectionEvaluator;
import io.broadsheet.rank.eval.EvaluationResult;
import io.broadsheet.rank.eval.LatencyMillis;
import io.broadsheet.rank.eval.TestCollection;
import io.broadsheet.rank.eval.TrecRunFile;
import io.broadsheet.rank.experiment.ReadersEvaluation;
import io.broadsheet.rank.simulation.Corpus;
import io.broadsheet.search.SearchMode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs judged collections.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Runs test collections (folders with corpus.jsonl, queries.jsonl and qrels.tsv) through"
            + " index and search, and prints how good the answers are (nDCG@10, recall@100, MRR@10)"
            + " and how long they took. Works in a temporary folder, never in your library. With"
            + " --readers, ranks the papers of your library for simulated readers instead, by every"
            + " way that was tried.")
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(arity = "0..*", paramLabel = "COLLECTION", description = "folders of collections")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--mode",
      defaultValue = "all",
      description = "keyword, semantic, hybrid, or all (default)")
  private String mode = "all";

  @Option(names = "--run", paramLabel = "FILE", description = "write a TREC run file")
  private @Nullable Path run;

  @Option(names = "--json", description = "print JSON, a line for each collection and mode")
  private boolean json;

  @Option(
      names = "--instant",
      description = "documents get the approximate vectors they have before the model's own")
  private boolean instant;

  @Option(
      names = "--readers",
      description = "measure ranking on simulated readers of the library, which needs vectors")
  private boolean readers;

  @Option(
      names = "--seed",
      defaultValue = "20251112",
      description = "of all that is random with --readers (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "400",
      description = "simulated readers of each kind, 10 to 10000 (default: ${DEFAULT-VALUE})")
  private int limit;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Logging.configure(console.err(), Level.WARNING, false);
    if (readers) {
      return evaluateReaders();
    }
    if (folders.isEmpty()) {
      throw BroadsheetException.invalid("name the folder of a collection, or ask for --readers");
    }
    List<SearchMode> modes = modes();
    if (run != null && folders.size() * modes.size() > 1) {
      throw BroadsheetException.invalid("--run holds one collection in one mode; name one of each");
    }
    List<TestCollection> collections = folders.stream().map(TestCollection::read).toList();
    try (Evaluation evaluation =
        instant
            ? Evaluation.ofInstantVectors(
                data.configuration(console, Map.of()), data.folder(console), Clock.systemUTC())
            : Evaluation.of(data.configuration(console, Map.of()), Clock.systemUTC())) {
      if (!json) {
        console
            .out()
            .printf(
                Locale.ROOT,
                "%-12s %-9s %7s %8s %10s %7s %9s %8s %8s%n",
                "collection",
                "mode",
                "queries",
                "nDCG@10",
                "recall@100",
                "MRR@10",
                "mean ms",
                "p50 ms",
                "p99 ms");
      }
      for (TestCollection collection : collections) {
        for (EvaluationResult result : evaluate(evaluation.evaluator(), collection, modes)) {
          print(result);
        }
      }
    }
    return 0;
  }

  private int evaluateReaders() throws IOException {
    if (!folders.isEmpty() || run != null || instant) {
      throw BroadsheetException.invalid(
          "--readers goes with --seed, --limit and --json only; collections are evaluated apart");
    }
    if (limit < 10 || limit > 10_000) {
      throw BroadsheetException.invalid("--limit is " + limit + "; it must be 10 to 10000");
    }
    Corpus corpus;
    try (Library library =
        Library.open(
            data.folder(console), data.configuration(console, Map.of()), Clock.systemUTC())) {
      corpus =
          Corpus.read(
              library.papers(),
              library.embeddings(),
              library
                  .model()
                  .orElseThrow(
                      () ->
                          BroadsheetException.invalid(
                              "--readers needs vectors, and embed.enabled is false")));
    }
    ReaderTable table = new ReaderTable(console, json);
    new ReadersEvaluation(corpus, seed, limit, console.err()::println).run(table::print);
    return 0;
  }

  private List<SearchMode> modes() {
    if (mode.equals("all")) {
      return List.of(SearchMode.values()).reversed();
    }
    try {
      return List.of(SearchMode.valueOf(mode.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      throw BroadsheetException.invalid(
          "--mode is " + mode + "; it must be keyword, semantic, hybrid or all");
    }
  }

  private List<EvaluationResult> evaluate(
      CollectionEvaluator evaluator, TestCollection collection, List<SearchMode> modes) {
    try (Progress embedding = new Progress(console, "embedding " + collection.name(), "texts")) {
      return evaluator.evaluate(
          collection,
          modes,
          new CollectionEvaluator.Listener() {
            @Override
            public void embedded(TestCollection of, long done) {
              embedding.show(done, of.documents().size());
            }
          });
    }
  }

  private void print(EvaluationResult result) throws IOException {
    if (run != null) {
      try (Writer writer = Files.newBufferedWriter(run)) {
        TrecRunFile.write(result.run(), writer);
      }
    }
    if (json) {
      console.out().println(new ObjectMapper().writeValueAsString(result.toJson()));
      return;
    }
    LatencyMillis latency = result.latency();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%-12s %-9s %7d %8.4f %10.4f %7.4f %9.2f %8.2f %8.2f%n",
            result.collection(),
            result.mode().name().toLowerCase(Locale.ROOT),
            result.queries(),
            result.quality().ndcgAt10(),
            result.quality().recallAt100(),
            result.quality().mrrAt10(),
            latency.mean(),
            latency.p50(),
            latency.p99());
  }
}
