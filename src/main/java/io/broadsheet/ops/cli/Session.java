package io.broadsheet.ops.cli;

import io.broadsheet.ops.Library;
import io.broadsheet.ops.Logging;
import java.time.Clock;
import java.util.Map;
import java.util.logging.Level;

/// What every command on a library begins with.
final class Session {
  private Session() {}

  /// The library in the folder that the options name, which must be there.
  static Library open(Console console, DataOptions data) {
    Logging.configure(console.err(), Level.WARNING, false);
    return Library.open(
        data.folder(console), data.configuration(console, Map.of()), Clock.systemUTC());
  }

  /// The same, made when it is not there.
  static Library openOrCreate(Console console, DataOptions data) {
    Logging.configure(console.err(), Level.WARNING, false);
    return Library.openOrCreate(
        data.folder(console), data.configuration(console, Map.of()), Clock.systemUTC());
  }
}
