package io.broadsheet.translate.mask;

import io.broadsheet.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds names of methods and data sets: inner capitals (`RegionLearner`, `mBERT`), acronyms
/// (`SWaP`, `RL`), words with digits (`GPT-4`, `CC3M`, `WebVid2M`, `R@1`). What hangs on a name in
/// lower case (`-based`, a plural's `s`) is left to the engine, which must inflect it.
final class NameFinder {
  private static final Pattern WORD =
      Pattern.compile(
          "[A-Za-z0-9][A-Za-z0-9]{0,60}+(?:[-+./*'][A-Za-z0-9]{1,60}+){0,6}"
              // recall@10
              + "(?:@[0-9]{1,4}[kK]?(?![A-Za-z0-9.]))?[+*]{0,2}");

  private static final Pattern LOWER_TAIL = Pattern.compile("(?:[-'][a-z]{1,30}|[./*+])+$");

  /// Dimensions that every language has a word for, and ordinals.
  private static final Pattern COMMON =
      Pattern.compile(
          "[0-9]D|\\d+(?:st|nd|rd|th)|\\d+(?:[.,]\\d+)*[KkMB]?\\+?|\\d{4}s|\\d+-[a-z]+|[A-Z]|[A-Z][a-z]?"
              + "|(?:II|III|IV|VI|VII|VIII|IX)");

  /// Written in capitals without being names.
  private static final Set<String> SHOUTED =
      Set.of("AND", "OR", "NOT", "THE", "OF", "FOR", "IN", "ON", "WITH", "WE", "IS", "TO", "OK");

  /// Above this share of capitals a text is set in capitals, and those say nothing.
  private static final double MOSTLY_CAPITALS = 0.6;

  private NameFinder() {}

  static List<TextRange> find(String text) {
    boolean capitals = mostlyCapitals(text);
    List<TextRange> names = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      if (matcher.start() > 0
          && Character.isLetter(text.charAt(matcher.start() - 1))
          && !Character.isIdeographic(text.charAt(matcher.start() - 1))) {
        continue; // within a word with an accent
      }
      String word = stem(matcher.group());
      if (isName(word, capitals)) {
        names.add(new TextRange(matcher.start(), matcher.start() + word.length()));
      }
    }
    return names;
  }

  /// The word without what hangs on it.
  private static String stem(String written) {
    String word = written;
    Matcher tail = LOWER_TAIL.matcher(word);
    if (tail.find() && tail.start() > 0) {
      word = word.substring(0, tail.start());
    }
    boolean plural =
        word.length() > 2
            && word.endsWith("s")
            && Character.isUpperCase(word.charAt(word.length() - 2));
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  private static boolean isName(String word, boolean capitals) {
    if (word.length() < 2 || COMMON.matcher(word).matches() || SHOUTED.contains(word)) {
      return false;
    }
    int upper = 0;
    int lower = 0;
    int digits = 0;
    boolean inner = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isUpperCase(c)) {
        upper++;
        inner |= i > 0 && Character.isLowerCase(word.charAt(i - 1));
      } else if (Character.isLowerCase(c)) {
        lower++;
      } else if (Character.isDigit(c)) {
        digits++;
      }
    }
    if (digits > 0) {
      return upper + lower > 0 && (upper > 0 || !isCompound(word));
    }
    return inner || (!capitals && upper >= 2 && (lower == 0 || hasRun(word)));
  }

  /// `3-layer`, `top-1`: prose with a number in it.
  private static boolean isCompound(String word) {
    for (String part : word.split("-")) {
      boolean digits = part.chars().allMatch(Character::isDigit);
      boolean letters = part.chars().allMatch(Character::isLetter);
      if (!digits && !letters) {
        return false;
      }
    }
    return true;
  }

  /// Two capitals side by side: `SWaP`, `NLPer`, but not `Deep-Learning`.
  private static boolean hasRun(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (Character.isUpperCase(word.charAt(i)) && Character.isUpperCase(word.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mostlyCapitals(String text) {
    int upper = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && Character.isLetter(c)) {
        letters++;
        upper += Character.isUpperCase(c) ? 1 : 0;
      }
    }
    return letters > 12 && upper > MOSTLY_CAPITALS * letters;
  }
}
