package io.broadsheet;

/// Starts the program: hands the arguments to the command line.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(io.broadsheet.ops.cli.CommandLineEntry.run(arguments));
  }
}
