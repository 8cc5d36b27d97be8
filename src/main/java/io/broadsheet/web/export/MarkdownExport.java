package io.broadsheet.web.export;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperLinks;
import io.broadsheet.text.TexToText;
import java.time.LocalDate;
import java.util.stream.Collectors;

/// A paper as Markdown, for notes.
public final class MarkdownExport {
  private MarkdownExport() {}

  public static String of(Paper paper) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(escape(TexToText.convert(paper.title()))).append("\n\n");
    if (!paper.authors().isEmpty()) {
      text.append(
              escape(paper.authors().stream().map(Author::name).collect(Collectors.joining(", "))))
          .append("\n\n");
    }
    text.append("- Identifier: ").append(escape(paper.id().toString())).append('\n');
    LocalDate date = ExportDates.published(paper);
    if (date != null) {
      text.append("- Date: ").append(date).append('\n');
    }
    if (!paper.categories().isEmpty()) {
      text.append("- Categories: ")
          .append(escape(String.join(", ", paper.categories())))
          .append('\n');
    }
    if (paper.comment() != null) {
      text.append("- Comment: ").append(escape(TexToText.convert(paper.comment()))).append('\n');
    }
    if (paper.journalReference() != null) {
      text.append("- Journal: ").append(escape(paper.journalReference())).append('\n');
    }
    PaperLinks.of(paper)
        .forEach(
            link ->
                text.append("- ")
                    .append(label(link.kind().name()))
                    .append(": <")
                    .append(ExportText.url(link.url()))
                    .append(">\n"));
    if (!paper.abstractText().isEmpty()) {
      text.append('\n').append(escape(TexToText.convert(paper.abstractText()))).append('\n');
    }
    return text.toString();
  }

  private static String label(String kind) {
    return switch (kind) {
      case "ABSTRACT" -> "Page";
      case "CODE" -> "Code";
      case "PROJECT" -> "Project";
      default -> kind;
    };
  }

  /// On one line, with nothing left that Markdown or the HTML within it would read as its own.
  private static String escape(String text) {
    return ExportText.line(text)
        .replaceAll("([\\\\`*_{}\\[\\]<>#|~$&])", "\\\\$1")
        .replaceAll("^([-+=])", "\\\\$1")
        .replaceAll("^(\\d+)([.)])(?= |$)", "$1\\\\$2");
  }
}
