package io.broadsheet.ops.cli;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.Evaluation;
import io.broadsheet.ops.Library;
import io.broadsheet.ops.Logging;
import io.broadsheet.rank.eval.CollectionEvaluator;
import io.broadsheet.rank.eval.EvaluationResult;
import io.broadsheet.rank.eval.PerQueryFile;
import io.broadsheet.rank.eval.QueryPart;
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
            + " index and search, and prints how good the answers are (nDCG@10 with where its mean"
            + " lies with 95 %% confidence, recall@10 and @100, MRR@10, MAP), how long they took, and"
            + " by how much each mode is above the others (paired bootstrap interval, p of a paired"
            + " randomisation test). Works in a temporary folder, never in your library. With"
            + " --readers, ranks the papers of your library for simulated readers instead, as the"
            + " front page does and as its rivals do.")
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

  @Option(
      names = "--part",
      defaultValue = "all",
      description =
          "which of the queries: all (default), train, dev, or test; choose settings by train and"
              + " dev, a quarter each, and report on test")
  private String part = "all";

  @Option(names = "--run", paramLabel = "FILE", description = "write a TREC run file")
  private @Nullable Path run;

  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      description = "write a TREC run file COLLECTION.MODE.run for each")
  private @Nullable Path runs;

  @Option(
      names = "--per-query",
      paramLabel = "FILE",
      description = "write the measures of each query, separated by tabs")
  private @Nullable Path perQuery;

  @Option(names = "--json", description = "print JSON, a line for each row of the table")
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

  @Option(
      names = "--ideas",
      description = "with --readers: also everything else that was tried, kept or not (slow)")
  private boolean ideas;

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
    QueryPart queries = QueryPart.named(part);
    List<TestCollection> collections =
        folders.stream().map(folder -> TestCollection.read(folder).part(queries)).toList();
    List<EvaluationResult> all = new ArrayList<>();
    EvaluationReport report = new EvaluationReport(console, json);
    try (Evaluation evaluation =
        instant
            ? Evaluation.ofInstantVectors(
                data.configuration(console, Map.of()), data.folder(console), Clock.systemUTC())
            : Evaluation.of(data.configuration(console, Map.of()), Clock.systemUTC())) {
      report.header();
      for (TestCollection collection : collections) {
        List<EvaluationResult> results = evaluate(evaluation.evaluator(), collection, modes);
        for (EvaluationResult result : results) {
          report.line(result);
          writeRun(result);
        }
        report.comparisons(results);
        all.addAll(results);
      }
    }
    if (perQuery != null) {
      try (Writer writer = Files.newBufferedWriter(perQuery)) {
        PerQueryFile.write(all, writer);
      }
    }
    return 0;
  }

  private int evaluateReaders() throws IOException {
    if (!folders.isEmpty() || run != null || runs != null || perQuery != null || instant) {
      throw BroadsheetException.invalid(
          "--readers goes with --ideas, --seed, --limit and --json only; collections are evaluated"
              + " apart");
    }
    if (limit < 10 || limit > 10_000) {
      throw BroadsheetException.invalid("--limit is " + limit + "; it must be 10 to 10000");
    }
    Corpus corpus;
    try (Library library = Session.open(console, data)) {
      corpus =
          Corpus.read(
              library.papers(),
              library.embeddings(),
              library
                  .model()
                  .orElseThrow(
                      () ->
                          BroadsheetException.invalid(
                              "--readers needs vectors, and embed.model is off")));
    }
    ReadersReport report = new ReadersReport(console, json);
    new ReadersEvaluation(corpus, seed, limit, console.err()::println)
        .run(report::print, ideas ? report::print : null);
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

  private void writeRun(EvaluationResult result) throws IOException {
    List<Path> files = new ArrayList<>();
    if (run != null) {
      files.add(run);
    }
    if (runs != null) {
      Files.createDirectories(runs);
      files.add(runs.resolve(result.collection() + "." + result.toJson().mode() + ".run"));
    }
    for (Path file : files) {
      try (Writer writer = Files.newBufferedWriter(file)) {
        TrecRunFile.write(result.run(), writer);
      }
    }
  }
}
