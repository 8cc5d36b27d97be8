package io.broadsheet.harvest.format;

import java.util.Locale;
import java.util.Map;

/// Language names as metadata writes them, as BCP 47 tags.
final class Languages {
  private static final Map<String, String> LONG =
      Map.ofEntries(
          Map.entry("eng", "en"),
          Map.entry("english", "en"),
          Map.entry("chi", "zh"),
          Map.entry("zho", "zh"),
          Map.entry("chinese", "zh"),
          Map.entry("fre", "fr"),
          Map.entry("fra", "fr"),
          Map.entry("french", "fr"),
          Map.entry("ger", "de"),
          Map.entry("deu", "de"),
          Map.entry("german", "de"),
          Map.entry("spa", "es"),
          Map.entry("spanish", "es"),
          Map.entry("por", "pt"),
          Map.entry("portuguese", "pt"),
          Map.entry("ita", "it"),
          Map.entry("italian", "it"),
          Map.entry("rus", "ru"),
          Map.entry("russian", "ru"),
          Map.entry("jpn", "ja"),
          Map.entry("japanese", "ja"),
          Map.entry("kor", "ko"),
          Map.entry("korean", "ko"));

  private Languages() {}

  /// `en`, `eng`, `English`, `en_US` as a tag; `und` when it is no language.
  static String tag(String raw) {
    String name = raw.strip().toLowerCase(Locale.ROOT);
    String known = LONG.get(name);
    if (known != null) {
      return known;
    }
    String tag = Locale.forLanguageTag(raw.strip().replace('_', '-')).toLanguageTag();
    return name.matches("[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}") ? tag : "und";
  }
}
