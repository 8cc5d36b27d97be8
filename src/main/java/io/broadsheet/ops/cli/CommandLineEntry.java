package io.broadsheet.ops.cli;

/// The way in from the shell.
public final class CommandLineEntry {
  private CommandLineEntry() {}

  /// Runs one command.
  ///
  /// @return the exit code: 0 done, 1 failed, 2 wrong usage
  public static int run(String... arguments) {
    return arguments.length == 0 ? 2 : 0;
  }
}
