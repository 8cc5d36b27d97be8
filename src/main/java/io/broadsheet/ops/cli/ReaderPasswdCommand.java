package io.broadsheet.ops.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A new password.
@Command(
    name = "passwd",
    mixinStandardHelpOptions = true,
    description =
        "Prints a link, good once and for seven days, by which a reader chooses a new password. The"
            + " old one works until then; the new one ends all sessions.")
final class ReaderPasswdCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private NamedReader named = new NamedReader();

  @Option(
      names = "--password-stdin",
      description = "take the new password from the first line of standard input at once")
  private boolean passwordStdin;

  ReaderPasswdCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    named.use(
        console,
        (accounts, reader) -> {
          if (passwordStdin) {
            accounts
                .accounts()
                .setPassword(reader.id(), accounts.passwords().hash(PasswordInput.read(console)));
          } else {
            console.out().println(accounts.passwordLink(reader));
          }
        });
    return 0;
  }
}
