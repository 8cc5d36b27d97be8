package io.broadsheet.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What has to do with glossaries.
@Command(
    name = "glossary",
    mixinStandardHelpOptions = true,
    description =
        "Terms and how they are to be rendered. A glossary comes with the program; your own terms go"
            + " into files of the folder `glossary` in the data folder, named by the pair of"
            + " languages: en-zh.tsv. A line is a term, a tab and its renderings, divided by |.",
    subcommands = {
      GlossaryCheckCommand.class,
      GlossaryFindCommand.class,
      GlossaryLearnCommand.class
    })
final class GlossaryCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which of check, find, learn?");
  }
}
