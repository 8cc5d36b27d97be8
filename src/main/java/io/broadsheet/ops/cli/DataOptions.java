package io.broadsheet.ops.cli;

import io.broadsheet.ops.config.ConfigLoader;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.ops.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command on a library has.
final class DataOptions {
  private static final String DEFAULT = "broadsheet-data";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder (default: ./broadsheet-data or $BROADSHEET_DATA)")
  private @Nullable Path data;

  Path folder(Console console) {
    if (data != null) {
      return data;
    }
    String named = console.environment().get("BROADSHEET_DATA");
    return Path.of(named == null || named.isBlank() ? DEFAULT : named);
  }

  /// @param options keys set on the command line
  Configuration configuration(Console console, Map<String, String> options) {
    return ConfigLoader.load(
        Settings.ALL, folder(console).resolve("broadsheet.toml"), console.environment(), options);
  }
}
