package io.broadsheet.ops.config;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/// One key of the configuration.
///
/// @param key lower case with dashes, its section before the dot: `http.port`
/// @param fallback the value when nobody sets one, in the notation of the file
/// @param description one line for `broadsheet config`
/// @param secret whether the value is masked wherever it is printed
public record Setting(
    String key, SettingType type, String fallback, String description, boolean secret) {
  public Setting {
    requireNonNull(key, "key is null");
    requireNonNull(type, "type is null");
    requireNonNull(description, "description is null");
    type.check(fallback);
  }

  /// The environment variable that overrides it: `BROADSHEET_HTTP_PORT`.
  public String environmentName() {
    return "BROADSHEET_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
