package io.broadsheet.ops.cli;

import io.broadsheet.reader.account.Scope;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A personal access token.
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description =
        "Makes a personal access token for programs and prints it, this once. The reader's account"
            + " page revokes it.")
final class ReaderTokenCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private NamedReader named = new NamedReader();

  @Option(names = "--label", description = "what the token is for (default: command line)")
  private String label = "command line";

  @Option(
      names = "--scope",
      description =
          "read (default), write, feed, or list (of the tag that --label names); may be repeated",
      defaultValue = "read")
  private Set<Scope> scopes = EnumSet.of(Scope.READ);

  ReaderTokenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    named.use(
        console,
        (accounts, reader) ->
            console.out().println(accounts.accounts().issue(reader.id(), label, scopes)));
    return 0;
  }
}
