package io.broadsheet.translate;

import static java.util.Objects.requireNonNull;

import io.broadsheet.translate.mask.PlaceholderStyle;

/// Which engine it is.
///
/// @param id as in the configuration: `deepl`
/// @param name as shown to readers: `DeepL`
/// @param style of the placeholders that it keeps
public record EngineInfo(String id, String name, PlaceholderStyle style) {
  public EngineInfo {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(style, "style is null");
  }
}
