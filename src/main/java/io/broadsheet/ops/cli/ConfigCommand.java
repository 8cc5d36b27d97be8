package io.broadsheet.ops.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.ops.config.ConfigLoader;
import io.broadsheet.ops.config.Configuration.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints the configuration in force.
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description =
        "Prints the configuration in force: each key, its value (secrets masked) and where the value"
            + " comes from. Set keys in broadsheet.toml in the data folder, or by environment"
            + " variables such as BROADSHEET_HTTP_PORT.")
final class ConfigCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    List<Value> values = ConfigLoader.inOrder(data.configuration(console, Map.of()));
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode root = mapper.createObjectNode();
      for (Value value : values) {
        root.putObject(value.setting().key())
            .put("value", value.shown())
            .put("origin", value.origin())
            .put("description", value.setting().description());
      }
      console.out().println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
      return 0;
    }
    console.out().println("# data folder: " + data.folder(console).toAbsolutePath().normalize());
    for (Value value : values) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%n# %s%n# %s; from %s%n%s = \"%s\"%n",
              value.setting().description(),
              value.setting().type().meaning(),
              value.origin(),
              value.setting().key(),
              value.shown());
    }
    return 0;
  }
}
