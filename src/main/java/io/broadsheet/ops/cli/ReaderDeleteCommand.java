package io.broadsheet.ops.cli;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.ReaderAccounts;
import io.broadsheet.reader.ReaderProfile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The end of an account.
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = "Deletes an account and all that is known of its reader. There is no way back.")
final class ReaderDeleteCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private NamedReader named = new NamedReader();

  @Option(names = "--yes", description = "really do it")
  private boolean yes;

  ReaderDeleteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    named.use(console, this::delete);
    return 0;
  }

  private void delete(ReaderAccounts accounts, ReaderProfile reader) {
    if (!yes) {
      throw BroadsheetException.invalid(
          "this deletes "
              + accounts.readers().library(reader.id()).size()
              + " saved papers of "
              + reader.name()
              + " and all else; say --yes, perhaps after `broadsheet reader export`");
    }
    accounts.readers().delete(reader.id());
  }
}
