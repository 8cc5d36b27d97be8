package io.broadsheet.ops.cli;

import io.broadsheet.ops.Library;
import io.broadsheet.ops.ReaderAccounts;
import io.broadsheet.reader.ReaderProfile;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The options of a command on one account, and its look-up.
final class NamedReader {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "name the reader signs in with")
  private String name = "";

  /// What a command does with an account.
  interface Action {
    void run(ReaderAccounts accounts, ReaderProfile reader) throws IOException;
  }

  /// Runs an action on the account in its library.
  ///
  /// @throws io.broadsheet.error.BroadsheetException of kind NOT_FOUND when there is no such reader
  void use(Console console, Action action) throws IOException {
    try (Library library = Session.open(console, data)) {
      ReaderAccounts accounts = ReaderAccounts.of(library);
      action.run(accounts, accounts.named(name));
    }
  }
}
