package io.broadsheet.ops.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What a command reads from and writes to.
///
/// @param out answers
/// @param err progress and messages
/// @param terminal whether a person is watching `err`
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment) {
  public Console {
    environment = Map.copyOf(environment);
  }

  /// The process's own. The launcher tells whether standard error is a terminal: Java cannot.
  public static Console ofProcess() {
    return new Console(
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        Boolean.getBoolean("broadsheet.terminal"),
        System.getenv());
  }
}
