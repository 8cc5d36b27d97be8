package io.broadsheet.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Accounts, for who runs the server.
@Command(
    name = "reader",
    mixinStandardHelpOptions = true,
    description = "Accounts: who reads here, and what they sign in with. Works while serving.",
    subcommands = {
      ReaderAddCommand.class,
      ReaderListCommand.class,
      ReaderPasswdCommand.class,
      ReaderTokenCommand.class,
      ReaderDeleteCommand.class,
      ReaderExportCommand.class
    })
final class ReaderCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which of reader's commands?");
  }
}
