package io.broadsheet.ops.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.config.Configuration.Value;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts the configuration together: defaults, then `broadsheet.toml`, then the environment, then
/// the command line's options. Everything that is wrong is told at once, and nothing starts.
public final class ConfigLoader {
  private static final String PREFIX = "BROADSHEET_";
  private static final long MAX_FILE_BYTES = 1_000_000;

  private final List<Setting> settings;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Value> values = new LinkedHashMap<>();

  private ConfigLoader(List<Setting> settings) {
    this.settings = settings;
    for (Setting setting : settings) {
      values.put(setting.key(), new Value(setting, setting.fallback(), "default"));
    }
  }

  /// @param file may be absent
  /// @param environment variables that do not start with `BROADSHEET_` are ignored
  /// @param options key → value, as given on the command line
  /// @throws BroadsheetException of kind INVALID naming every unknown key and bad value
  public static Configuration load(
      List<Setting> settings,
      Path file,
      Map<String, String> environment,
      Map<String, String> options) {
    ConfigLoader loader = new ConfigLoader(settings);
    loader.readFile(file);
    loader.readEnvironment(environment);
    options.forEach((key, value) -> loader.set(key, value, optionName(key)));
    if (!loader.problems.isEmpty()) {
      throw BroadsheetException.invalid(
          "the configuration is wrong:\n  " + String.join("\n  ", loader.problems));
    }
    return new Configuration(loader.values);
  }

  private static String optionName(String key) {
    return "--" + key.substring(key.indexOf('.') + 1);
  }

  private void readFile(Path file) {
    String text;
    try {
      if (Files.exists(file) && Files.size(file) > MAX_FILE_BYTES) {
        problems.add(file.getFileName() + " is larger than a configuration can be (1 MB)");
        return;
      }
      text = Files.readString(file);
    } catch (NoSuchFileException absent) {
      return;
    } catch (MalformedInputException notUtf8) {
      problems.add(file.getFileName() + " is not UTF-8 text");
      return;
    } catch (IOException unreadable) {
      throw BroadsheetException.unavailable(file + " cannot be read: " + unreadable, unreadable);
    }
    try {
      JsonNode root = new TomlMapper().readTree(text);
      readTable("", root, text, file.getFileName().toString());
    } catch (JsonProcessingException syntax) {
      problems.add(
          file.getFileName()
              + " line "
              + (syntax.getLocation() == null ? "?" : syntax.getLocation().getLineNr())
              + ": "
              + syntax.getOriginalMessage());
    }
  }

  private void readTable(String prefix, JsonNode table, String text, String fileName) {
    for (Map.Entry<String, JsonNode> field : table.properties()) {
      String key = prefix + field.getKey();
      JsonNode value = field.getValue();
      String origin = fileName + lineOf(field.getKey(), text);
      if (value.isObject()) {
        readTable(key + ".", value, text, fileName);
      } else if (value.isArray()) {
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(item.asText()));
        set(key, String.join(",", items), origin);
      } else {
        set(key, value.asText(), origin);
      }
    }
  }

  private static String lineOf(String key, String text) {
    Pattern definition =
        Pattern.compile("^\\s*(?:[\\w.-]+\\.)?\"?" + Pattern.quote(key) + "\"?\\s*=");
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (definition.matcher(lines.get(i)).find()) {
        return " line " + (i + 1);
      }
    }
    return "";
  }

  private void readEnvironment(Map<String, String> environment) {
    Map<String, String> keys = new HashMap<>();
    settings.forEach(setting -> keys.put(setting.environmentName(), setting.key()));
    environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(PREFIX))
        .filter(entry -> !Settings.OTHER_VARIABLES.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              String key = keys.get(entry.getKey());
              if (key == null) {
                problems.add(
                    "the environment variable "
                        + entry.getKey()
                        + " is not known; did you mean "
                        + nearest(entry.getKey(), keys.keySet().stream().toList())
                        + "?");
              } else {
                set(key, entry.getValue(), entry.getKey());
              }
            });
  }

  private void set(String key, String text, String origin) {
    Value known = values.get(key);
    if (known == null) {
      problems.add(
          origin
              + ": unknown key \""
              + key
              + "\"; did you mean \""
              + nearest(key, settings.stream().map(Setting::key).toList())
              + "\"?");
      return;
    }
    try {
      known.setting().type().check(text);
      values.put(key, new Value(known.setting(), text, origin));
    } catch (IllegalArgumentException wrong) {
      problems.add(
          origin
              + ": "
              + key
              + " is "
              + (known.setting().secret() ? "a value that" : "\"" + text + "\", which")
              + " is not "
              + known.setting().type().meaning());
    }
  }

  private static String nearest(String name, List<String> known) {
    return known.stream()
        .collect(Collectors.toMap(other -> other, other -> editDistance(name, other)))
        .entrySet()
        .stream()
        .min(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  /// Levenshtein's distance.
  private static int editDistance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
      }
      previous = current;
    }
    return previous[b.length()];
  }

  /// The values in the order of [Settings#ALL], for printing.
  public static List<Value> inOrder(Configuration configuration) {
    return configuration.values().values().stream()
        .sorted(Comparator.comparingInt(value -> Settings.ALL.indexOf(value.setting())))
        .toList();
  }
}
