package io.broadsheet.paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits arXiv's author strings (arXiv help pages, "Author names": commas or `and` between names,
/// affiliations in brackets after a name, or numbers there and a legend in double brackets at the
/// end).
final class AuthorListParser {
  private static final Pattern LABELS =
      Pattern.compile("\\s*[0-9a-zA-Z*†‡§]{1,3}(?:\\s*(?:,|;|and|&)\\s*[0-9a-zA-Z*†‡§]{1,3})*\\s*");
  private static final Pattern LEGEND = Pattern.compile("\\(\\s*([0-9a-zA-Z*†‡§]{1,3})\\s*\\)");

  private final List<String> names = new ArrayList<>();
  private final List<List<String>> notes = new ArrayList<>();
  private final Map<String, String> legend = new HashMap<>();
  private final StringBuilder name = new StringBuilder();
  private List<String> brackets = new ArrayList<>();

  private AuthorListParser() {}

  static List<Author> parse(String authors) {
    AuthorListParser parser = new AuthorListParser();
    parser.read(authors.strip().replaceAll("\\s+", " "));
    return parser.authors();
  }

  private void read(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(') {
        int end = closing(text, at);
        bracket(text.substring(at + 1, Math.min(end, text.length())));
        at = end + 1;
      } else if (c == ',' || c == ';' || c == '&') {
        endName(c == ',' ? text.substring(at + 1, Math.min(text.length(), at + 8)) : "");
        at++;
      } else if (c == ':' && name.indexOf("ollaboration") >= 0) {
        endName("");
        at++;
      } else if (isAnd(text, at)) {
        endName("");
        at += 4;
      } else {
        name.append(c);
        at++;
      }
    }
    endName("");
  }

  /// Whether a lower-case `and` stands here between blanks or at the start of a name.
  private static boolean isAnd(String text, int at) {
    return text.startsWith("and ", at)
        && (at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == ')');
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private void bracket(String inside) {
    if (inside.strip().startsWith("(")) {
      Matcher label = LEGEND.matcher(inside);
      String known = "";
      int from = 0;
      while (label.find()) {
        note(known, inside.substring(from, label.start()));
        known = label.group(1);
        from = label.end();
      }
      note(known, inside.substring(from));
    } else if (NameScripts.isWhollyEastAsian(inside)) {
      // the name in its own script, as in Kaiming He (何恺明)
      name.append('(').append(inside).append(')');
    } else {
      brackets.add(inside.strip());
    }
  }

  private void note(String label, String text) {
    String affiliation = withoutSeparator(text);
    if (!label.isEmpty() && !affiliation.isEmpty()) {
      legend.putIfAbsent(label, affiliation);
    }
  }

  private static String withoutSeparator(String text) {
    String stripped = text.strip();
    int end = stripped.endsWith(" and") ? stripped.length() - 4 : stripped.length();
    while (end > 0 && ",; ".indexOf(stripped.charAt(end - 1)) >= 0) {
      end--;
    }
    return stripped.substring(0, end);
  }

  /// Ends the name collected, unless the comma only sets off what follows as its suffix.
  private void endName(String following) {
    String next = following.strip();
    int end = 0;
    while (end < next.length()
        && (Character.isLetter(next.charAt(end)) || next.charAt(end) == '.')) {
      end++;
    }
    if (end > 0 && AuthorNames.isSuffix(next.substring(0, end)) && !name.isEmpty()) {
      name.append(' ');
      return;
    }
    String shown = name.toString().strip().replaceAll("(?i)\\s*\\bet\\.? al\\.?$", "").strip();
    name.setLength(0);
    boolean isName = AuthorNames.isName(shown);
    if (isName) {
      names.add(shown);
      notes.add(brackets);
    } else if (!notes.isEmpty()) {
      notes.getLast().addAll(brackets);
    }
    brackets = new ArrayList<>();
  }

  private List<Author> authors() {
    List<Author> authors = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      Author author = AuthorNames.parse(names.get(i));
      authors.add(
          new Author(
              author.name(),
              author.family(),
              author.given(),
              author.suffix(),
              author.orcid(),
              affiliations(notes.get(i))));
    }
    return authors;
  }

  private List<String> affiliations(List<String> written) {
    List<String> affiliations = new ArrayList<>();
    for (String note : written) {
      boolean labels = LABELS.matcher(note).matches();
      List<String> parts = labels ? List.of(note.split("\\s*(?:,|;|and|&)\\s*")) : List.of(note);
      for (String part : parts) {
        String text = legend.get(part.strip());
        if (text != null) {
          affiliations.add(text);
        } else if (!labels && !part.isBlank()) {
          affiliations.add(part);
        }
      }
    }
    return affiliations;
  }
}
