package io.broadsheet.ops.cli;

import io.broadsheet.error.BroadsheetException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program on the command line. Every command has a class of its own in this package.
@Command(
    name = "broadsheet",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints your own daily paper of research.",
    footer = {
      "",
      "Start with `broadsheet serve` and open the address it prints.",
      "Each command explains itself: `broadsheet COMMAND --help`.",
      "Exit status: 0 done, 1 failed, 2 wrong usage."
    },
    subcommands = {
      ServeCommand.class,
      ImportCommand.class,
      HarvestCommand.class,
      IndexCommand.class,
      SearchCommand.class,
      TranslateCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      DoctorCommand.class,
      DumpCommand.class,
      ReaderCommand.class,
      DigestCommand.class,
      GlossaryCommand.class,
      ConfigCommand.class
    })
public final class BroadsheetCommand implements Runnable {
  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "when something fails, print where in the program it did")
  private boolean debug;

  private BroadsheetCommand(Console console) {
    this.console = console;
    this.spec = CommandSpec.create();
  }

  /// Runs one command.
  ///
  /// @return the exit code: 0 done, 1 failed, 2 wrong usage
  public static int run(Console console, String... arguments) {
    BroadsheetCommand root = new BroadsheetCommand(console);
    CommandLine line = new CommandLine(root, new CommandFactory(console));
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler((failure, _, _) -> root.explain(failure));
    return line.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  private int explain(Exception failure) {
    if (failure instanceof BroadsheetException expected) {
      console.err().println("broadsheet: " + expected.getMessage());
    } else {
      console
          .err()
          .println(
              "broadsheet: this is a defect of the program: "
                  + failure
                  + (debug ? "" : " (run again with --debug to see where)"));
    }
    if (debug) {
      failure.printStackTrace(console.err());
    }
    return 1;
  }
}
