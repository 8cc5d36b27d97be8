package io.broadsheet.ops.cli;

import io.broadsheet.harvest.ImportFile;
import io.broadsheet.harvest.ImportListener;
import io.broadsheet.harvest.ImportResult;
import io.broadsheet.harvest.Importer;
import io.broadsheet.ops.Library;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Loads files.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Loads files of papers (or standard input, -) and makes them searchable by words. .gz and"
            + " .zst are read as they are. A bad record is reported with file and line, counted and"
            + " skipped; when all are bad, the import has failed. An import that was interrupted goes"
            + " on where it stopped.")
final class ImportCommand implements Callable<Integer> {
  private static final int SHOWN_REJECTIONS = 20;

  private final Console console;
  private long rejections;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "files, or - for standard input")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--format",
      defaultValue = "auto",
      paramLabel = "FORMAT",
      description =
          "arxiv-snapshot, oai-pmh, arxiv-atom, arxiv-rss, daily-papers, openalex, anthology,"
              + " bibtex, translations, captured, broadsheet; auto tells by the content (default)")
  private String format = "auto";

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<ImportFile> inputs =
        files.stream()
            .map(
                name ->
                    name.equals("-")
                        ? ImportFile.stream("standard input", console::in)
                        : ImportFile.of(Path.of(name)))
            .toList();
    try (Interruption interruption = new Interruption();
        Library library = Session.openOrCreate(console, data)) {
      Importer importer = new Importer(library.papers());
      interruption.stopWith(importer::stop);
      ImportResult result;
      try (Progress progress = new Progress(console, "importing", "bytes")) {
        result = importer.run(inputs, format, new Listener(progress, inputs));
      }
      if (rejections > SHOWN_REJECTIONS) {
        console.err().println("and " + (rejections - SHOWN_REJECTIONS) + " more were rejected");
      }
      result
          .failures()
          .forEach(failure -> console.err().println(failure.file() + ": " + failure.reason()));
      Searchable.make(console, library);
      console.out().println(result.summary());
      if (result.interrupted()) {
        console.err().println("interrupted; the same command goes on from here");
        return 1;
      }
      boolean nothingTaken = result.read() > 0 && result.rejected() == result.read();
      return result.failures().isEmpty() && !nothingTaken ? 0 : 1;
    }
  }

  /// Shows the bytes read of all files, and the first rejected records.
  private final class Listener implements ImportListener {
    private final Progress progress;
    private final Map<String, Long> read = new HashMap<>();
    private final long total;

    Listener(Progress progress, List<ImportFile> inputs) {
      this.progress = progress;
      boolean known = inputs.stream().allMatch(input -> input.size() >= 0);
      total = known ? inputs.stream().mapToLong(ImportFile::size).sum() : -1;
    }

    @Override
    public void progress(String file, long bytesRead, long bytesTotal, ImportResult soFar) {
      read.put(file, bytesRead);
      progress.show(read.values().stream().mapToLong(Long::longValue).sum(), total);
    }

    @Override
    public void rejected(String file, long position, String reason) {
      if (++rejections <= SHOWN_REJECTIONS) {
        console.err().println(file + ":" + position + ": " + reason);
      }
    }
  }
}
