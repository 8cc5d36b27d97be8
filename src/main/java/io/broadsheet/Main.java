package io.broadsheet;

import io.broadsheet.ops.cli.BroadsheetCommand;
import io.broadsheet.ops.cli.Console;

/// Starts the program: hands the arguments to the command line.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(BroadsheetCommand.run(Console.ofProcess(), arguments));
  }
}
