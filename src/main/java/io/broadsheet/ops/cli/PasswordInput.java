package io.broadsheet.ops.cli;

import io.broadsheet.error.BroadsheetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Passwords come by standard input: options are seen by everyone on the machine.
final class PasswordInput {
  private PasswordInput() {}

  /// The first line.
  static String read(Console console) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8)).readLine();
    if (line == null || line.isEmpty()) {
      throw BroadsheetException.invalid("there is no password on standard input");
    }
    return line;
  }
}
