package io.broadsheet.translate.glossary.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts English prose into runs of words that may be terms: formulas, numbers and punctuation
/// divide, and so does a word with a capital beyond its first letter, which is a name or an
/// acronym.
final class EnglishWords {
  private static final Pattern TOKEN =
      Pattern.compile("\\$[^$]{0,200}\\$|\\\\[A-Za-z]+|[A-Za-z]+(?:[-'’][A-Za-z]+)*|\\S");
  private static final int MAX_WORD = 24;

  private EnglishWords() {}

  /// The runs, in lower case, plural nouns as they stand.
  static List<List<String>> runs(String text) {
    List<List<String>> runs = new ArrayList<>();
    List<String> run = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String token = matcher.group();
      if (isWord(token)) {
        run.add(token.toLowerCase(Locale.ROOT));
      } else if (!run.isEmpty()) {
        runs.add(run);
        run = new ArrayList<>();
      }
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  private static boolean isWord(String token) {
    if (token.length() < 2 || token.length() > MAX_WORD || !Character.isLetter(token.charAt(0))) {
      return false;
    }
    for (int i = 1; i < token.length(); i++) {
      char c = token.charAt(i);
      if ((Character.isUpperCase(c) && token.charAt(i - 1) != '-') || isApostrophe(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }
}
