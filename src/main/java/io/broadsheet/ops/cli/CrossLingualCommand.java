package io.broadsheet.ops.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.table.BilingualFile;
import io.broadsheet.embed.table.RecallCheck;
import io.broadsheet.embed.table.RecallCheck.Asked;
import io.broadsheet.embed.table.RecallCheck.Recall;
import io.broadsheet.embed.table.TableShelf;
import io.broadsheet.embed.table.TableTrainer;
import io.broadsheet.embed.table.TrainingConfig;
import io.broadsheet.embed.table.TrainingPaper;
import io.broadsheet.embed.table.VectorCache;
import io.broadsheet.embed.table.VectorTable;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.CrossLingualTraining;
import io.broadsheet.ops.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Learns to read Chinese from translations.
@Command(
    name = "cross-lingual",
    mixinStandardHelpOptions = true,
    description =
        "Learns to read Chinese from translated papers, so that a Chinese query finds papers in"
            + " English by meaning. The program comes with such a table; learn one of your own when"
            + " your papers are of other fields. Without PAIRS it learns from the translations in"
            + " your library. Takes about 4 GB of memory and a quarter of an hour for 50,000"
            + " papers; restart the server afterwards, which then indexes its papers anew.")
final class CrossLingualCommand implements Callable<Integer> {
  private static final String LANGUAGE = "zh";

  /// With fewer papers what is learnt is worse than what the program comes with.
  private static final int FEWEST_PAPERS = 5_000;

  private static final int COMPETITORS = 40_000;

  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Mixin private TableOptions options = new TableOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "PAIRS",
      description =
          "learn from these files: JSON lines with title, abstract, title_zh and abstract_zh, gzip"
              + " or not (default: the translations in the library)")
  private List<Path> pairs = new ArrayList<>();

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description =
          "measure on the papers of this file, which must not be learnt from; as many as 40,000 of"
              + " those learnt from compete with them")
  private @Nullable Path check;

  @Option(names = "--no-learning", description = "only measure the table in use; needs --check")
  private boolean noLearning;

  @Option(
      names = "--units",
      defaultValue = "40000",
      description = "n-grams and words in the table (default 40000, which makes 16 MB)")
  private int units = 40_000;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  CrossLingualCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (noLearning && check == null) {
      throw BroadsheetException.invalid("--no-learning only measures: name a file with --check");
    }
    if (noLearning && options.hasOutput()) {
      throw BroadsheetException.invalid("--no-learning writes no table: leave out --out");
    }
    try (Library library = Session.openOrCreate(console, data)) {
      Embedder encoder = TableOptions.encoder(library);
      TableShelf shelf = new TableShelf(library.folder());
      int threads = TableOptions.threads();
      List<TrainingPaper> papers = papers(library, encoder, threads);
      VectorTable table;
      String revision;
      if (noLearning) {
        TableShelf.Found found =
            shelf
                .find(LANGUAGE, encoder.modelId())
                .orElseThrow(
                    () ->
                        BroadsheetException.notFound(
                            "there is no table for the model " + encoder.modelId()));
        table = found.table().get();
        revision = found.revision();
      } else {
        table = learn(papers, encoder, threads);
        revision = options.write(table, shelf, LANGUAGE, console);
      }
      print(table, revision, recalls(table, papers, encoder, threads));
    }
    return 0;
  }

  private List<TrainingPaper> papers(Library library, Embedder encoder, int threads) {
    if (!pairs.isEmpty()) {
      return fromFiles(pairs, encoder, threads);
    }
    try (Progress progress = new Progress(console, "reading translations", "papers")) {
      long all = library.papers().count();
      return CrossLingualTraining.ofLibrary(
          library, encoder.modelId(), LANGUAGE, done -> progress.show(done, all));
    }
  }

  private List<TrainingPaper> fromFiles(List<Path> files, Embedder encoder, int threads) {
    List<BilingualFile.Pair> read =
        files.stream()
            .flatMap(file -> BilingualFile.read(file, LANGUAGE, Integer.MAX_VALUE).stream())
            .toList();
    try (VectorCache cache = options.cache(encoder.modelId());
        Progress progress = new Progress(console, "embedding", "papers")) {
      return CrossLingualTraining.ofFile(
          read, encoder, cache, threads, done -> progress.show(done, read.size()));
    }
  }

  private VectorTable learn(List<TrainingPaper> papers, Embedder encoder, int threads) {
    if (papers.size() < FEWEST_PAPERS) {
      throw BroadsheetException.invalid(
          "there are "
              + papers.size()
              + " translated papers with vectors; it takes "
              + FEWEST_PAPERS
              + " to learn better than what the program comes with");
    }
    TrainingConfig config =
        TrainingConfig.DEFAULT.withUnits(units).withSeed(options.seed()).withThreads(threads);
    String origin =
        String.format(
            Locale.ROOT,
            "learnt from %,d translated papers, seed %d",
            papers.size(),
            options.seed());
    try (Progress progress = new Progress(console, "learning", "texts")) {
      return new TableTrainer(config, TableOptions.shownBy(progress))
          .train(papers, new VectorTable.Description(encoder.modelId(), LANGUAGE, origin));
    }
  }

  private List<Recall> recalls(
      VectorTable table, List<TrainingPaper> learntFrom, Embedder encoder, int threads) {
    if (check == null) {
      return List.of();
    }
    List<TrainingPaper> unseen = fromFiles(List.of(check), encoder, threads);
    float[][] others =
        learntFrom.stream().limit(COMPETITORS).map(TrainingPaper::vector).toArray(float[][]::new);
    List<Recall> recalls = new ArrayList<>();
    for (Asked asked : Asked.values()) {
      recalls.add(RecallCheck.of(table, unseen, others, asked, threads));
    }
    return recalls;
  }

  private void print(VectorTable table, String revision, List<Recall> recalls) throws IOException {
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode node = mapper.createObjectNode();
      node.put("revision", revision).put("units", table.size());
      ArrayNode list = node.putArray("recall");
      for (Recall recall : recalls) {
        list.addObject()
            .put("asked", name(recall.asked()))
            .put("texts", recall.texts())
            .put("at1", recall.first())
            .put("at10", recall.firstTen());
      }
      console.out().println(mapper.writeValueAsString(node));
      return;
    }
    console.out().printf(Locale.ROOT, "table %s, %,d units%n", revision, table.size());
    for (Recall recall : recalls) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%-16s %,7d texts  recall@1 %.4f  recall@10 %.4f%n",
              name(recall.asked()),
              recall.texts(),
              recall.first(),
              recall.firstTen());
    }
  }

  private static String name(Asked asked) {
    return asked.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
