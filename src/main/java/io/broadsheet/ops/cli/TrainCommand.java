package io.broadsheet.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What can be learnt from the library's own papers.
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Learns from your own papers what the program came with for all.",
    subcommands = {CrossLingualCommand.class, InstantCommand.class})
final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  TrainCommand() {
    this.spec = CommandSpec.create();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Train what?");
  }
}
