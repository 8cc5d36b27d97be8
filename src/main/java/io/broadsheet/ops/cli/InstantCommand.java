package io.broadsheet.ops.cli;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.table.BilingualFile;
import io.broadsheet.embed.table.InstantTrainer;
import io.broadsheet.embed.table.TableShelf;
import io.broadsheet.embed.table.TrainingConfig;
import io.broadsheet.embed.table.TrainingPaper;
import io.broadsheet.embed.table.VectorCache;
import io.broadsheet.embed.table.VectorTable;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.InstantTraining;
import io.broadsheet.ops.Library;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Learns the vectors that papers have until the model's own are there.
@Command(
    name = "instant",
    mixinStandardHelpOptions = true,
    description =
        "Learns to give papers approximate vectors at once, thousands in a second, which stand in"
            + " until the model has made its own. The program comes with such a table for its"
            + " default model; learn one of your own for another model, or when your papers are of"
            + " other fields. Learns from the papers of your library that have the model's vectors,"
            + " or from --papers. Takes about 2 GB of memory and some minutes; restart the server"
            + " afterwards, which then indexes its papers anew.")
final class InstantCommand implements Callable<Integer> {
  private static final String LANGUAGE = "en";
  private static final int FEWEST_PAPERS = 5_000;
  private static final int MOST_PAPERS = 200_000;

  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Mixin private TableOptions options = new TableOptions();

  @Option(
      names = "--papers",
      paramLabel = "FILE",
      description = "learn from this file: JSON lines with title and abstract, gzip or not")
  private @Nullable Path papers;

  InstantCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Library library = Session.openOrCreate(console, data)) {
      Embedder encoder = TableOptions.encoder(library);
      int threads = TableOptions.threads();
      List<TrainingPaper> learntFrom = papers(library, encoder, threads);
      if (learntFrom.size() < FEWEST_PAPERS) {
        throw BroadsheetException.invalid(
            "there are "
                + learntFrom.size()
                + " papers with vectors; it takes "
                + FEWEST_PAPERS
                + " to learn from");
      }
      VectorTable table = learn(library, encoder, learntFrom, threads);
      String revision = options.write(table, new TableShelf(library.folder()), LANGUAGE, console);
      console.out().printf(Locale.ROOT, "table %s, %,d units%n", revision, table.size());
    }
    return 0;
  }

  private List<TrainingPaper> papers(Library library, Embedder encoder, int threads) {
    if (papers == null) {
      try (Progress progress = new Progress(console, "reading papers", "papers")) {
        long all = library.papers().count();
        return InstantTraining.ofLibrary(
            library, encoder.modelId(), MOST_PAPERS, done -> progress.show(done, all));
      }
    }
    List<BilingualFile.Pair> read = BilingualFile.readOriginals(papers, MOST_PAPERS);
    try (VectorCache cache = options.cache(encoder.modelId());
        Progress progress = new Progress(console, "embedding " + papers.getFileName(), "papers")) {
      return InstantTraining.ofFile(
          read, encoder, cache, threads, done -> progress.show(done, read.size()));
    }
  }

  private VectorTable learn(
      Library library, Embedder encoder, List<TrainingPaper> learntFrom, int threads) {
    List<String> units = InstantTraining.units(library.pieces());
    float[][] alone;
    try (Progress progress = new Progress(console, "embedding words", "words")) {
      alone =
          InstantTraining.alone(units, encoder, threads, done -> progress.show(done, units.size()));
    }
    String origin =
        String.format(
            Locale.ROOT,
            "learnt from %,d papers in English, seed %d",
            learntFrom.size(),
            options.seed());
    try (Progress progress = new Progress(console, "learning", "texts")) {
      return new InstantTrainer(
              TrainingConfig.INSTANT.withSeed(options.seed()).withThreads(threads),
              TableOptions.shownBy(progress))
          .train(
              units,
              alone,
              learntFrom,
              new VectorTable.Description(encoder.modelId(), LANGUAGE, origin));
    }
  }
}
