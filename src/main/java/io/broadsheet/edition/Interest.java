package io.broadsheet.edition;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What this paper's readers want to see first, as configured: words that must all occur in title
/// or abstract, `"phrases"`, `cat:cs.IR` or `cat:cs.*`, and `-word` for what must not occur.
///
/// @param query as configured, shown in the reason
/// @param phrases stems in order; a single word is a phrase of one
/// @param excluded the same, of what must not occur
/// @param categories in lower case, `*` at the end for all that begin so; empty for any
public record Interest(
    String query,
    List<List<String>> phrases,
    List<List<String>> excluded,
    List<String> categories) {
  private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"|(\\S+))");

  /// All words in the title, single ones next to each other as configured.
  static final double NEAR_IN_TITLE = 1;

  /// All words in the title.
  static final double IN_TITLE = 0.8;

  /// The same of the abstract, or of title and abstract together.
  static final double NEAR_IN_ABSTRACT = 0.6;

  static final double IN_ABSTRACT = 0.4;

  public Interest {
    phrases = List.copyOf(phrases);
    excluded = List.copyOf(excluded);
    categories = List.copyOf(categories);
  }

  /// @throws BroadsheetException of kind INVALID when the query has neither word nor category
  public static Interest parse(String query) {
    List<List<String>> phrases = new ArrayList<>();
    List<List<String>> excluded = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    Matcher parts = PART.matcher(query);
    while (parts.find()) {
      String text = parts.group(2) != null ? parts.group(2) : parts.group(3);
      if (text.toLowerCase(Locale.ROOT).startsWith("cat:") && text.length() > 4) {
        categories.add(text.substring(4).toLowerCase(Locale.ROOT));
        continue;
      }
      List<String> stems = Words.of(text).stream().map(Word::stem).toList();
      if (!stems.isEmpty()) {
        (parts.group(1).isEmpty() ? phrases : excluded).add(stems);
      }
    }
    if (phrases.isEmpty() && categories.isEmpty()) {
      throw BroadsheetException.invalid(
          "the interest \"" + query + "\" names no word and no category; write words to look for");
    }
    return new Interest(query.strip(), phrases, excluded, categories);
  }

  /// How well a paper fits: 1 when all words are in the title, next to each other, or only a
  /// category is asked for; 0.8 when they are apart; 0.6 and 0.4 likewise when some are only in the
  /// abstract; 0 when one is missing.
  double match(Paper paper, List<Word> title, List<Word> abstractWords) {
    if (!categories.isEmpty() && paper.categories().stream().noneMatch(this::hasCategory)) {
      return 0;
    }
    if (excluded.stream()
        .anyMatch(phrase -> occurs(phrase, title) || occurs(phrase, abstractWords))) {
      return 0;
    }
    boolean allInTitle = true;
    for (List<String> phrase : phrases) {
      if (!occurs(phrase, title)) {
        allInTitle = false;
        if (!occurs(phrase, abstractWords)) {
          return 0;
        }
      }
    }
    List<String> together = phrases.stream().flatMap(List::stream).toList();
    if (allInTitle) {
      return occurs(together, title) ? NEAR_IN_TITLE : IN_TITLE;
    }
    return occurs(together, title) || occurs(together, abstractWords)
        ? NEAR_IN_ABSTRACT
        : IN_ABSTRACT;
  }

  /// Whether it asks for words and not for a category alone.
  boolean hasWords() {
    return !phrases.isEmpty();
  }

  private boolean hasCategory(String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    return categories.stream()
        .anyMatch(
            wanted ->
                wanted.endsWith("*")
                    ? lower.startsWith(wanted.substring(0, wanted.length() - 1))
                    : lower.equals(wanted));
  }

  private static boolean occurs(List<String> phrase, List<Word> words) {
    for (int start = 0; start + phrase.size() <= words.size(); start++) {
      if (occursAt(phrase, words, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean occursAt(List<String> phrase, List<Word> words, int start) {
    for (int i = 0; i < phrase.size(); i++) {
      if (!words.get(start + i).stem().equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }
}
