package io.broadsheet.ops.cli;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.format.BroadsheetLines;
import io.broadsheet.ops.Library;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Everything public as JSON lines.
@Command(
    name = "dump",
    mixinStandardHelpOptions = true,
    description =
        "Writes everything public (papers, translations, counts kept by other sites) as JSON lines,"
            + " which `broadsheet import` reads back. A name that ends in .gz is compressed; - is"
            + " standard output.")
final class DumpCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "FILE", description = "where to write, or -")
  private String file = "-";

  DumpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Library library = Session.open(console, data)) {
      if (file.equals("-")) {
        write(library, console.out());
        console.out().flush();
        return 0;
      }
      Path target = Path.of(file);
      Path folder = target.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        throw BroadsheetException.invalid(
            "cannot write " + target + ": there is no folder " + folder);
      }
      Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
      try (PrintStream out = new PrintStream(opened(unfinished), false, StandardCharsets.UTF_8)) {
        write(library, out);
        if (out.checkError()) {
          throw BroadsheetException.unavailable(
              "cannot write " + target + "; is the disk full?", null);
        }
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
      console.err().println("wrote " + target);
      return 0;
    } catch (IOException | UncheckedIOException unwritable) {
      throw BroadsheetException.unavailable(
          "cannot write " + file + ": " + unwritable.getMessage(), unwritable);
    }
  }

  private OutputStream opened(Path path) throws IOException {
    OutputStream raw = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
    return file.endsWith(".gz") ? new GZIPOutputStream(raw) : raw;
  }

  private void write(Library library, PrintStream out) {
    long all = library.papers().count();
    long[] done = {0};
    try (Progress progress = new Progress(console, "dumping", "papers")) {
      library
          .papers()
          .scan(
              paper -> {
                out.print(BroadsheetLines.of(paper));
                out.print('\n');
                progress.show(++done[0], all);
              });
    }
    library
        .papers()
        .scanIds(
            id -> {
              for (PaperTranslation translation : library.papers().translations(id).reversed()) {
                out.print(BroadsheetLines.of(translation));
                out.print('\n');
              }
            });
    List<PaperSignal> signals = library.papers().signalsSince(LocalDate.EPOCH);
    for (PaperSignal signal : signals) {
      out.print(BroadsheetLines.of(signal));
      out.print('\n');
    }
  }
}
