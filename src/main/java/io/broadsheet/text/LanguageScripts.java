package io.broadsheet.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The counting behind [LanguageDetector].
final class LanguageScripts {
  private static final int MOST = 1500;

  private LanguageScripts() {}

  static String detect(String text, Map<String, List<String>> functionWords, String unknown) {
    String head = text.length() > MOST ? text.substring(0, MOST) : text;
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    int ascii = 0;
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      if (TexCursor.isAsciiLetter(c)) {
        ascii++;
      } else if (c > 127 && Character.isLetter(c)) {
        counts.merge(UnicodeScript.of(c), 1, Integer::sum);
      }
    }
    int latin = ascii + counts.getOrDefault(UnicodeScript.LATIN, 0);
    int kana =
        counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    int han = counts.getOrDefault(UnicodeScript.HAN, 0);
    int hangul = counts.getOrDefault(UnicodeScript.HANGUL, 0);
    // A Han character or a syllable says as much as some three Latin letters.
    if (3 * (han + kana) > latin && han + kana >= 2 && han + kana > hangul) {
      return kana * 8 > han ? "ja" : "zh";
    }
    if (3 * hangul > latin && hangul >= 2) {
      return "ko";
    }
    for (var script : OTHERS.entrySet()) {
      int count = counts.getOrDefault(script.getKey(), 0);
      if (count > latin && count >= 4) {
        return refine(head, script.getValue());
      }
    }
    return latin < 8 ? unknown : latin(head, functionWords, unknown);
  }

  private static final Map<UnicodeScript, String> OTHERS =
      new EnumMap<>(
          Map.of(
              UnicodeScript.CYRILLIC, "ru",
              UnicodeScript.GREEK, "el",
              UnicodeScript.ARABIC, "ar",
              UnicodeScript.HEBREW, "he",
              UnicodeScript.DEVANAGARI, "hi",
              UnicodeScript.THAI, "th",
              UnicodeScript.GEORGIAN, "ka",
              UnicodeScript.ARMENIAN, "hy",
              UnicodeScript.BENGALI, "bn",
              UnicodeScript.TAMIL, "ta"));

  private static String refine(String text, String language) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (language.equals("ru") && lower.chars().anyMatch(c -> "іїєґ".indexOf(c) >= 0)) {
      return "uk";
    }
    if (language.equals("ar") && lower.chars().anyMatch(c -> "پچژگ".indexOf(c) >= 0)) {
      return "fa";
    }
    return language;
  }

  private static String latin(
      String text, Map<String, List<String>> functionWords, String unknown) {
    Map<String, Integer> scores = new HashMap<>();
    int words = 0;
    String lower = text.toLowerCase(Locale.ROOT);
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      boolean letter = i < lower.length() && Character.isLetter(lower.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        words++;
        for (String language : functionWords.getOrDefault(lower.substring(start, i), List.of())) {
          scores.merge(language, 1, Integer::sum);
        }
        start = -1;
      }
    }
    String best = unknown;
    int most = 0;
    for (var score : scores.entrySet()) {
      if (score.getValue() > most || (score.getValue() == most && score.getKey().equals("en"))) {
        best = score.getKey();
        most = score.getValue();
      }
    }
    return most == 0 || most * 20 < words ? unknown : best;
  }
}
