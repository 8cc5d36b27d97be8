package io.broadsheet.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Why a paper was found.
///
/// @param title the query's words as they stand in the title, each once
/// @param abstractText the same of the abstract
/// @param elsewhere other parts that have some of them: `authors`, `translation`, `comment`,
///   `journal reference`, `identifier`, `category`
/// @param authors those of the paper's authors that the query names, as the paper writes them
/// @param day by which the paper lies in the days asked for; empty when none were
/// @param closeness the cosine of its vector and the query's; empty when it is not near in meaning
public record Why(
    List<String> title,
    List<String> abstractText,
    List<String> elsewhere,
    List<String> authors,
    Optional<LocalDate> day,
    OptionalDouble closeness) {
  /// Of a paper that was not looked for by words.
  public static final Why UNKNOWN =
      new Why(List.of(), List.of(), List.of(), List.of(), Optional.empty(), OptionalDouble.empty());

  public Why {
    title = List.copyOf(title);
    abstractText = List.copyOf(abstractText);
    elsewhere = List.copyOf(elsewhere);
    authors = List.copyOf(authors);
  }

  /// In English, coarsely: `words in title and abstract`, `name among the authors`, `close in
  /// meaning`.
  List<String> reasons() {
    List<String> texts = new ArrayList<>();
    if (!title.isEmpty()) {
      texts.add("title");
    }
    if (!abstractText.isEmpty()) {
      texts.add("abstract");
    }
    elsewhere.stream().filter(Why::holdsWords).forEach(texts::add);
    List<String> reasons = new ArrayList<>();
    if (!texts.isEmpty()) {
      reasons.add("words in " + enumerated(texts));
    }
    if (elsewhere.contains("authors")) {
      reasons.add("name among the authors");
    }
    if (elsewhere.contains("identifier")) {
      reasons.add("has this identifier");
    }
    if (elsewhere.contains("category")) {
      reasons.add("in this category");
    }
    if (closeness.isPresent()) {
      reasons.add("close in meaning");
    }
    return reasons;
  }

  /// Whether a part of a paper is text.
  public static boolean holdsWords(String part) {
    return !part.equals("authors") && !part.equals("identifier") && !part.equals("category");
  }

  private static String enumerated(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
