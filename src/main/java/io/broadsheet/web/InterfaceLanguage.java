package io.broadsheet.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The languages the pages speak.
public enum InterfaceLanguage {
  EN("en", "en", Locale.ENGLISH),
  ZH("zh", "zh-Hans", Locale.SIMPLIFIED_CHINESE);

  private static final Map<String, InterfaceLanguage> ACCEPTED =
      Map.of("en", EN, "zh", ZH, "zh-Hans", ZH, "zh-CN", ZH);

  private final String parameter;
  private final String tag;
  private final Locale locale;

  InterfaceLanguage(String parameter, String tag, Locale locale) {
    this.parameter = parameter;
    this.tag = tag;
    this.locale = locale;
  }

  /// As written in `?lang=`.
  public String parameter() {
    return parameter;
  }

  /// BCP 47, for `lang` attributes.
  public String tag() {
    return tag;
  }

  public Locale locale() {
    return locale;
  }

  /// `ltr` or `rtl`, for `dir` attributes.
  public String direction() {
    return TextDirection.of(tag);
  }

  public InterfaceLanguage other() {
    return this == EN ? ZH : EN;
  }

  /// What `?lang=` asks for; empty when the value is no language of ours.
  public static Optional<InterfaceLanguage> named(String parameter) {
    return Optional.ofNullable(ACCEPTED.get(parameter));
  }

  /// The best of an Accept-Language header; English when none fits.
  public static InterfaceLanguage accepted(String header) {
    InterfaceLanguage best = EN;
    double bestWeight = 0;
    for (String range : header.split(",", 20)) {
      String[] parts = range.strip().split(";", 2);
      double weight = weight(parts.length < 2 ? "" : parts[1].strip());
      String tag = parts[0].strip().toLowerCase(Locale.ROOT);
      InterfaceLanguage language =
          tag.equals("zh") || tag.startsWith("zh-") ? ZH : tag.startsWith("en") ? EN : null;
      if (language != null && weight > bestWeight) {
        best = language;
        bestWeight = weight;
      }
    }
    return best;
  }

  private static double weight(String parameter) {
    if (!parameter.startsWith("q=")) {
      return 1;
    }
    try {
      return Double.parseDouble(parameter.substring(2));
    } catch (NumberFormatException malformed) {
      return 0;
    }
  }
}
