package io.broadsheet.reader.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// References of a BibTeX or BibLaTeX file, read by counting braces: of an entry that is broken
/// what can be read is kept, and the next one begins where a line begins with `@`.
final class BibtexReferences {
  private static final int LONGEST_VALUE = 200_000;

  private final String text;
  private int at;

  private BibtexReferences(String text) {
    this.text = text;
  }

  static List<Reference> read(String text) {
    return new BibtexReferences(text).all();
  }

  private List<Reference> all() {
    List<Reference> references = new ArrayList<>();
    while (at < text.length() && references.size() <= LibraryFile.MOST) {
      at = text.indexOf('@', at);
      if (at < 0) {
        break;
      }
      at++;
      int open = at;
      while (open < text.length() && Character.isLetter(text.charAt(open))) {
        open++;
      }
      String type = text.substring(at, open).toLowerCase(Locale.ROOT);
      at = skipBlanks(open);
      boolean entry = at < text.length() && (peek() == '{' || peek() == '(') && !type.isEmpty();
      if (entry && type.matches("comment|string|preamble")) {
        if (peek() == '{') {
          braced();
        }
      } else if (entry) {
        at++;
        Map<String, String> fields = fields();
        reference(fields).ifPresent(references::add);
      }
    }
    return references;
  }

  private static Optional<Reference> reference(Map<String, String> fields) {
    List<String> names = new ArrayList<>();
    String eprint = fields.getOrDefault("eprint", "");
    String archive =
        fields.getOrDefault("archiveprefix", fields.getOrDefault("eprinttype", "arxiv"));
    if (!eprint.isBlank() && archive.equalsIgnoreCase("arxiv")) {
      names.add(eprint);
    }
    Stream.of("doi", "url", "arxivid", "arxiv", "journal", "note", "number", "howpublished")
        .map(fields::get)
        .filter(Objects::nonNull)
        .forEach(names::add);
    String title = fields.getOrDefault("title", "");
    if (names.isEmpty() && title.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Reference(
            names,
            title,
            Tags.split(fields.getOrDefault("keywords", fields.getOrDefault("mendeley-tags", ""))),
            fields.getOrDefault("annote", fields.getOrDefault("annotation", "")),
            null));
  }

  /// The fields up to the entry's end, by name in lower case; the first of a name counts.
  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    int key = at;
    while (key < text.length()
        && text.charAt(key) != ','
        && text.charAt(key) != '}'
        && text.charAt(key) != '\n') {
      key++;
    }
    at = key;
    while (at < text.length()) {
      at = skipBlanks(at);
      if (at >= text.length() || peek() == '}' || peek() == ')') {
        at++;
        break;
      }
      if (peek() == ',') {
        at++;
        continue;
      }
      if (peek() == '@') {
        // The entry before was not closed.
        break;
      }
      int begin = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(peek()) || "-_:+".indexOf(peek()) >= 0)) {
        at++;
      }
      String name = text.substring(begin, at).toLowerCase(Locale.ROOT);
      at = skipBlanks(at);
      if (name.isEmpty() || at >= text.length() || peek() != '=') {
        at = Math.max(at, begin + 1);
        continue;
      }
      at = skipBlanks(at + 1);
      fields.putIfAbsent(name, value());
    }
    return fields;
  }

  private String value() {
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      at = skipBlanks(at);
      if (at >= text.length()) {
        break;
      }
      if (peek() == '{') {
        value.append(braced());
      } else if (peek() == '"') {
        value.append(quoted());
      } else {
        int begin = at;
        while (at < text.length() && ",}#\n@".indexOf(peek()) < 0) {
          at++;
        }
        value.append(text, begin, at);
      }
      at = skipBlanks(at);
      if (at < text.length() && peek() == '#') {
        at++;
        continue;
      }
      break;
    }
    String whole =
        value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value.toString();
    return unescape(whole.strip());
  }

  private String braced() {
    int depth = 0;
    int begin = at + 1;
    while (at < text.length()) {
      char c = peek();
      if (c == '\\') {
        at += 2;
        continue;
      }
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return text.substring(begin, at++);
      } else if (c == '@' && at > 0 && text.charAt(at - 1) == '\n') {
        break;
      }
      at++;
    }
    return text.substring(Math.min(begin, text.length()), Math.min(at, text.length()));
  }

  private String quoted() {
    int begin = ++at;
    int depth = 0;
    while (at < text.length() && !(peek() == '"' && depth <= 0)) {
      depth += peek() == '{' ? 1 : peek() == '}' ? -1 : 0;
      at++;
    }
    String value = text.substring(begin, Math.min(at, text.length()));
    at++;
    return value;
  }

  /// The escapes that our own export writes too; other TeX is left to whoever shows it.
  private static String unescape(String value) {
    return value
        .replace("\\&", "&")
        .replace("\\%", "%")
        .replace("\\$", "$")
        .replace("\\#", "#")
        .replace("\\_", "_");
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private char peek() {
    return text.charAt(at);
  }
}
