package io.broadsheet.harvest.format;

import io.broadsheet.paper.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Authors written on one line, as arXiv's submission form asks for them: `A. Author (1), B. Second
/// and C. Third (2) ((1) Here, (2) There)`.
final class AuthorLine {
  private static final Pattern PARTING = Pattern.compile("\\s*(?:[,;]|\\band\\b|&)\\s*");
  private static final Pattern SUFFIX = Pattern.compile("(?i)(?:jr|sr)\\.?|[IV]{1,4}|ph\\.?d\\.?");

  private AuthorLine() {}

  /// The names in order; remarks in parentheses are left out.
  static List<Author> parse(@Nullable String line) {
    if (line == null) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String part : PARTING.split(withoutParentheses(CleanText.line(line)))) {
      String name = part.strip();
      if (name.isEmpty()) {
        continue;
      }
      if (SUFFIX.matcher(name).matches() && !names.isEmpty()) {
        names.addLast(names.removeLast() + " " + name);
      } else {
        names.add(name);
      }
    }
    return names.stream().map(Author::named).toList();
  }

  /// An author whose parts the source gives.
  static Author fromParts(
      @Nullable String family,
      @Nullable String given,
      @Nullable String suffix,
      List<String> affiliations) {
    String last = CleanText.lineOrNull(family);
    String first = CleanText.lineOrNull(given);
    String after = CleanText.lineOrNull(suffix);
    StringBuilder shown = new StringBuilder();
    for (String part : new String[] {first, last, after}) {
      if (part != null) {
        shown.append(shown.isEmpty() ? "" : " ").append(part);
      }
    }
    List<String> places =
        affiliations.stream().map(CleanText::line).filter(place -> !place.isEmpty()).toList();
    return new Author(shown.toString(), last, first, after, null, places);
  }

  private static String withoutParentheses(String line) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
