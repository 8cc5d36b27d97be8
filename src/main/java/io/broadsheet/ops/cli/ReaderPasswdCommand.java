package io.broadsheet.ops.cli;

import io.broadsheet.ops.Library;
import io.broadsheet.ops.ReaderAccounts;
import io.broadsheet.reader.ReaderProfile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A new password.
@Command(
    name = "passwd",
    mixinStandardHelpOptions = true,
    description =
        "Prints a link, good once and for seven days, by which a reader chooses a new password. The"
            + " old one works until then; the new one ends all sessions.")
final class ReaderPasswdCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "name the reader signs in with")
  private String name = "";

  @Option(
      names = "--password-stdin",
      description = "take the new password from the first line of standard input at once")
  private boolean passwordStdin;

  ReaderPasswdCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Library library = Session.open(console, data)) {
      ReaderAccounts accounts = ReaderAccounts.of(library);
      ReaderProfile reader = accounts.named(name);
      if (passwordStdin) {
        accounts
            .accounts()
            .setPassword(reader.id(), accounts.passwords().hash(PasswordInput.read(console)));
      } else {
        console.out().println(accounts.passwordLink(reader));
      }
      return 0;
    }
  }
}
