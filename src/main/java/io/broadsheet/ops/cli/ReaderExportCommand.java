package io.broadsheet.ops.cli;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.ReaderAccounts;
import io.broadsheet.reader.ReaderProfile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// All of a reader's data.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes all that is known of a reader into one ZIP archive: profile, library with tags and"
            + " notes (JSON and BibTeX), follows, interactions, sessions and tokens.")
final class ReaderExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private NamedReader named = new NamedReader();

  @Parameters(index = "1", paramLabel = "FILE", description = "the archive; must not be there yet")
  private Path file = Path.of("");

  ReaderExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    named.use(console, this::export);
    return 0;
  }

  private void export(ReaderAccounts accounts, ReaderProfile reader) {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
      accounts.export(reader, out);
    } catch (FileAlreadyExistsException there) {
      throw BroadsheetException.invalid(file + " is there already; name another file");
    } catch (IOException unwritable) {
      throw BroadsheetException.unavailable(file + " cannot be written", unwritable);
    }
  }
}
