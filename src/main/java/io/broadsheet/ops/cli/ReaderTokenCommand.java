package io.broadsheet.ops.cli;

import io.broadsheet.ops.Library;
import io.broadsheet.ops.ReaderAccounts;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.account.Scope;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A personal access token.
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description =
        "Makes a personal access token for programs and prints it, this once. The reader's account"
            + " page revokes it.")
final class ReaderTokenCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "name the reader signs in with")
  private String name = "";

  @Option(names = "--label", description = "what the token is for (default: command line)")
  private String label = "command line";

  @Option(
      names = "--scope",
      description =
          "read (default), write, feed, or list of the tag that --label names; may be repeated",
      defaultValue = "read")
  private Set<Scope> scopes = EnumSet.of(Scope.READ);

  ReaderTokenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Library library = Session.open(console, data)) {
      ReaderAccounts accounts = ReaderAccounts.of(library);
      ReaderProfile reader = accounts.named(name);
      console.out().println(accounts.accounts().issue(reader.id(), label, scopes));
      return 0;
    }
  }
}
