package io.broadsheet.translate.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts as words.
final class PlainWords {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}&&[^\\p{IsHan}]][\\p{L}&&[^\\p{IsHan}]'’]{0,60}+");

  /// Stands for a character that is not to be read; no letter, digit or sign of any language.
  static final char FILLER = '\uE000';

  private PlainWords() {}

  /// Words of alphabets, lower case, in order; ideographs are none.
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /// The text without what was masked, which is the same in every language. Longer spans go first,
  /// since they may hold shorter ones.
  static String without(String text, List<String> masked) {
    String rest = text;
    for (String span : longestFirst(masked)) {
      rest = rest.replace(span, " ");
    }
    return rest;
  }

  /// The same with every other character in its place: what was masked is filled.
  static String filled(String text, List<String> masked) {
    String rest = text;
    for (String span : longestFirst(masked)) {
      rest = rest.replace(span, Character.toString(FILLER).repeat(span.length()));
    }
    return rest;
  }

  private static List<String> longestFirst(List<String> masked) {
    return masked.stream()
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }
}
