package io.broadsheet.web;

import java.util.Locale;
import java.util.Set;

/// Which way a language is written, for `dir` attributes.
public final class TextDirection {
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of(
          "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");
  private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
      Set.of("arab", "hebr", "syrc", "thaa", "nkoo");

  private TextDirection() {}

  /// `rtl` or `ltr`.
  ///
  /// @param tag BCP 47; a script in it outweighs the language
  public static String of(String tag) {
    String[] parts = tag.toLowerCase(Locale.ROOT).split("-");
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].length() == 4 && Character.isLetter(parts[i].charAt(0))) {
        return RIGHT_TO_LEFT_SCRIPTS.contains(parts[i]) ? "rtl" : "ltr";
      }
    }
    return RIGHT_TO_LEFT.contains(parts[0]) ? "rtl" : "ltr";
  }
}
