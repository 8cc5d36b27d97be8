package io.broadsheet.testing;

import io.broadsheet.ops.cli.BroadsheetCommand;
import io.broadsheet.ops.cli.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One command run inside this process, and what it printed.
public record CommandRun(int exitCode, String out, String err) {

  public static CommandRun of(String... arguments) {
    return with(Map.of(), new ByteArrayInputStream(new byte[0]), arguments);
  }

  public static CommandRun with(
      Map<String, String> environment, InputStream in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        BroadsheetCommand.run(
            new Console(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                environment),
            arguments);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
