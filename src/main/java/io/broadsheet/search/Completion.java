package io.broadsheet.search;

import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.NameFolding;
import io.broadsheet.search.SearchResult.FoundPaper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Completes what is being typed: titles, authors and categories that have all the words typed, the
/// last of which may be a beginning. Case and accents do not count.
public final class Completion {
  /// What is typed beyond this is a whole query, not a beginning.
  public static final int LONGEST = 100;

  private static final int SHORTEST = 2;
  private static final int MOST_WORDS = 8;
  private static final int MOST_AUTHORS = 3;
  private static final int MOST_CATEGORIES = 2;
  private static final int LOOKED_AT_FOR_AUTHORS = 30;
  private static final int LONG_NAME = 5;

  private final Function<SearchRequest, SearchResult> search;

  /// @param search answers searches
  public Completion(Function<SearchRequest, SearchResult> search) {
    this.search = search;
  }

  /// What a suggestion leads to.
  public enum Kind {
    CATEGORY,
    AUTHOR,
    PAPER
  }

  /// @param text as shown
  /// @param key of the paper, of the author ([AuthorNames#key]), or the category's code
  public record Suggestion(Kind kind, String text, String key) {}

  /// Categories, then authors, then papers; empty for fewer than two letters or too many words.
  ///
  /// @param language BCP 47 language in which categories are named
  /// @param limit 1 to 20
  /// @throws io.broadsheet.error.BroadsheetException of kind TIMEOUT or UNAVAILABLE
  public List<Suggestion> of(String typed, String language, int limit) {
    String head = typed.length() <= LONGEST ? typed : "";
    List<String> words = words(head);
    if (words.isEmpty() || words.size() > MOST_WORDS || letters(words) < SHORTEST) {
      return List.of();
    }
    List<Suggestion> found = new ArrayList<>();
    found.addAll(categories(head.strip(), words, language));
    found.addAll(authors(words));
    if (found.size() < limit) {
      found.addAll(papers(words, limit - found.size()));
    }
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  private static List<Suggestion> categories(String typed, List<String> words, String language) {
    List<Suggestion> found = new ArrayList<>();
    String lower = typed.toLowerCase(Locale.ROOT);
    for (CategoryTaxonomy.Category category : CategoryTaxonomy.all()) {
      if (found.size() == MOST_CATEGORIES) {
        break;
      }
      String code = category.code();
      String name = CategoryTaxonomy.name(code, language);
      boolean byCode = code.toLowerCase(Locale.ROOT).startsWith(lower);
      if (byCode || fits(words, words(name))) {
        found.add(
            new Suggestion(Kind.CATEGORY, name.equals(code) ? code : code + " · " + name, code));
      }
    }
    return found;
  }

  private List<Suggestion> authors(List<String> words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    String last = words.getLast();
    // The index keeps the forms of words: `mull` is all that it has of Muller.
    String beginning =
        last.length() < LONG_NAME
            ? last
            : last.substring(0, last.offsetByCodePoints(last.length(), -1));
    String anyForm = "(all:" + last + " OR au:" + last + " OR all:" + beginning + "*)";
    for (FoundPaper paper : find("all", words, anyForm, LOOKED_AT_FOR_AUTHORS)) {
      for (Author author : paper.paper().authors()) {
        if (fits(words, words(author.name()))) {
          String key = AuthorNames.key(author);
          counts.merge(key, 1, Integer::sum);
          names.putIfAbsent(key, author.name());
        }
      }
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_AUTHORS)
        .map(
            entry ->
                new Suggestion(Kind.AUTHOR, names.getOrDefault(entry.getKey(), ""), entry.getKey()))
        .toList();
  }

  private List<Suggestion> papers(List<String> words, int limit) {
    String last = "(ti:" + words.getLast() + " OR ti:" + words.getLast() + "*)";
    return find("ti", words, last, limit).stream()
        .map(found -> new Suggestion(Kind.PAPER, found.title(), found.paper().id().toString()))
        .toList();
  }

  /// @param last what the last word may be
  private List<FoundPaper> find(String field, List<String> words, String last, int limit) {
    StringBuilder query = new StringBuilder();
    for (String word : words.subList(0, words.size() - 1)) {
      query.append(field).append(':').append(word).append(" AND ");
    }
    query.append(last);
    return search
        .apply(
            new SearchRequest(
                query.toString(),
                SearchMode.KEYWORD,
                List.of(),
                null,
                null,
                null,
                null,
                Sort.RELEVANCE,
                0,
                limit,
                false))
        .hits();
  }

  /// Whether each word typed begins another word of the name.
  private static boolean fits(List<String> typed, List<String> name) {
    List<String> left = new ArrayList<>(name);
    for (String word : typed) {
      int at = 0;
      while (at < left.size() && !left.get(at).startsWith(word)) {
        at++;
      }
      if (at == left.size()) {
        return false;
      }
      left.remove(at);
    }
    return true;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : NameFolding.fold(text).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static int letters(List<String> words) {
    return words.stream().mapToInt(String::length).sum();
  }
}
