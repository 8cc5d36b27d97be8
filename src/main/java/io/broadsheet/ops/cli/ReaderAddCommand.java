package io.broadsheet.ops.cli;

import io.broadsheet.ops.Library;
import io.broadsheet.ops.ReaderAccounts;
import io.broadsheet.reader.ReaderName;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.Role;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A new account.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description =
        "Makes an account and prints a link, good once and for seven days, by which its reader"
            + " chooses a password.")
final class ReaderAddCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "name to sign in with")
  private String name = "";

  @Option(names = "--display", paramLabel = "NAME", description = "name as others see it")
  private @Nullable String display;

  @Option(names = "--role", description = "reader (default), editor or owner")
  private Role role = Role.READER;

  @Option(
      names = "--password-stdin",
      description = "take the password from the first line of standard input, print no link")
  private boolean passwordStdin;

  ReaderAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Library library = Session.openOrCreate(console, data)) {
      ReaderAccounts accounts = ReaderAccounts.of(library);
      String wanted = ReaderName.of(name);
      Optional<String> hash =
          passwordStdin
              ? Optional.of(accounts.passwords().hash(PasswordInput.read(console)))
              : Optional.empty();
      ReaderProfile reader =
          accounts
              .readers()
              .add(wanted, ReaderName.shown(display == null ? wanted : display), role);
      if (hash.isPresent()) {
        accounts.accounts().setPassword(reader.id(), hash.get());
      } else {
        console.out().println(accounts.passwordLink(reader));
      }
      return 0;
    }
  }
}
