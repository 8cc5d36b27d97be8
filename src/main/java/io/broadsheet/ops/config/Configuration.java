package io.broadsheet.ops.config;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// The values in force, each with where it came from.
public record Configuration(Map<String, Value> values) {
  public Configuration {
    values = Map.copyOf(values);
  }

  /// @param origin `default`, `broadsheet.toml line 7`, `BROADSHEET_HTTP_PORT`, `--port`
  public record Value(Setting setting, String text, String origin) {
    /// The text to print: a secret that is set shows as dots.
    public String shown() {
      return setting.secret() && !text.isEmpty() ? "••••••" : text;
    }
  }

  public String text(Setting setting) {
    Value value = values.get(setting.key());
    if (value == null) {
      throw new IllegalArgumentException("setting is not listed: " + setting.key());
    }
    return value.text();
  }

  public int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  public boolean flag(Setting setting) {
    return Boolean.parseBoolean(text(setting));
  }

  public List<String> list(Setting setting) {
    return SettingType.items(text(setting));
  }

  public List<LocalDate> dates(Setting setting) {
    return list(setting).stream().map(LocalDate::parse).toList();
  }

  /// The zone, `system` being the machine's own.
  public ZoneId zone(Setting setting) {
    String text = text(setting);
    return text.equals("system") ? ZoneId.systemDefault() : ZoneId.of(text);
  }
}
