package io.broadsheet.web.export;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.NameFolding;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperLinks;
import io.broadsheet.text.TexToText;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A paper as BibTeX, in the form arXiv itself writes. Carries both `archivePrefix` (BibTeX) and
/// `eprinttype` (BibLaTeX): Zotero reads only the second.
public final class BibtexExport {
  private static final Set<String> SMALL_WORDS =
      Set.of("a", "an", "the", "on", "of", "for", "in", "to", "and", "with", "is", "are", "from");
  private static final int KEY_WORDS = 3;
  private static final Pattern SEPARATOR = Pattern.compile(",|\\band\\b", Pattern.CASE_INSENSITIVE);

  private BibtexExport() {}

  /// One entry, ended by a line break.
  public static String of(Paper paper) {
    return of(paper, key(paper), List.of(), "");
  }

  /// The same in a reader's library.
  ///
  /// @param note the reader's, empty for none
  static String of(Paper paper, String key, List<String> tags, String note) {
    StringBuilder entry = new StringBuilder();
    boolean published = paper.journalReference() != null && paper.doi() != null;
    entry.append(published ? "@article{" : "@misc{").append(key).append(",\n");
    field(entry, "title", protectCase(escape(TexToText.convert(paper.title()))));
    if (!paper.authors().isEmpty()) {
      field(
          entry,
          "author",
          paper.authors().stream().map(BibtexExport::author).collect(Collectors.joining(" and ")));
    }
    LocalDate date = ExportDates.published(paper);
    if (date != null) {
      field(entry, "year", Integer.toString(date.getYear()));
      field(entry, "month", date.getMonth().name().substring(0, 3).toLowerCase(Locale.ROOT), false);
    }
    if (paper.id().isArxiv()) {
      field(entry, "eprint", paper.id().local());
      field(entry, "archivePrefix", "arXiv");
      field(entry, "eprinttype", "arxiv");
      paper
          .primaryCategory()
          .ifPresent(
              category -> {
                field(entry, "primaryClass", escape(category));
                field(entry, "eprintclass", escape(category));
              });
    }
    if (paper.journalReference() != null) {
      field(entry, published ? "journal" : "note", escape(paper.journalReference()));
    }
    if (paper.doi() != null) {
      field(entry, "doi", ExportText.url(paper.doi()));
    }
    PaperLinks.of(paper).stream()
        .findFirst()
        .ifPresent(link -> field(entry, "url", ExportText.url(link.url())));
    if (!paper.abstractText().isEmpty()) {
      field(entry, "abstract", escape(TexToText.convert(paper.abstractText())));
    }
    if (!tags.isEmpty()) {
      field(entry, "keywords", escape(String.join(", ", tags)));
    }
    if (!note.isEmpty()) {
      field(entry, "annote", escape(note));
    }
    return entry.append("}\n").toString();
  }

  /// Family name of the first author, year, first words of the title: `vaswani2017attentionneed`.
  static String key(Paper paper) {
    StringBuilder key = new StringBuilder();
    if (!paper.authors().isEmpty()) {
      Author first = paper.authors().getFirst();
      key.append(ascii(first.family() == null ? first.name() : first.family()));
    }
    LocalDate date = ExportDates.published(paper);
    if (date != null) {
      key.append(date.getYear());
    }
    List<String> words =
        List.of(NameFolding.fold(TexToText.convert(paper.title())).split(" ")).stream()
            .filter(word -> !SMALL_WORDS.contains(word))
            .limit(KEY_WORDS)
            .toList();
    words.forEach(word -> key.append(ascii(word)));
    return key.chars().anyMatch(Character::isLetter)
        ? key.toString()
        : "paper" + ascii(paper.id().toString());
  }

  private static String ascii(String text) {
    return NameFolding.fold(text).replaceAll("[^a-z0-9]", "");
  }

  private static String author(Author author) {
    if (author.family() == null
        || author.given() == null
        || author.family().isBlank()
        || author.given().isBlank()) {
      // Braces keep a collaboration or a one-word name from being read as given and family.
      return "{" + escape(author.name()) + "}";
    }
    String suffix = author.suffix() == null ? "" : ", " + namePart(author.suffix());
    return namePart(author.family()) + suffix + ", " + namePart(author.given());
  }

  /// Braces keep a comma or the word `and` within a part from being read as BibTeX's own.
  private static String namePart(String part) {
    String escaped = escape(part);
    return SEPARATOR.matcher(escaped).find() ? "{" + escaped + "}" : escaped;
  }

  /// BibTeX styles lower the case of titles: words with capitals inside are put in braces.
  private static String protectCase(String title) {
    return List.of(title.split(" ")).stream()
        .map(
            word ->
                word.length() > 1 && word.substring(1).chars().anyMatch(Character::isUpperCase)
                    ? "{" + word + "}"
                    : word)
        .collect(Collectors.joining(" "));
  }

  private static void field(StringBuilder entry, String name, String value) {
    field(entry, name, value, true);
  }

  private static void field(StringBuilder entry, String name, String value, boolean braces) {
    entry.append("  ").append(name).append(" = ");
    entry.append(braces ? "{" + value + "}" : value).append(",\n");
  }

  /// Escapes what LaTeX reads as its own. Braces as commands, since BibTeX counts them even behind
  /// a backslash.
  private static String escape(String raw) {
    String text = ExportText.line(raw);
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&', '%', '$', '#', '_' -> escaped.append('\\').append(c);
        case '{' -> escaped.append("\\textbraceleft{}");
        case '}' -> escaped.append("\\textbraceright{}");
        case '<' -> escaped.append("\\textless{}");
        case '>' -> escaped.append("\\textgreater{}");
        case '\\' -> escaped.append("\\textbackslash{}");
        case '~' -> escaped.append("\\textasciitilde{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
