package io.broadsheet.web.export;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperLinks;
import io.broadsheet.text.TexToText;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// A paper as RIS. The format has no preprint type; `UNPB` (unpublished) is what readers of it map
/// best, `JOUR` once a journal reference is known.
public final class RisExport {
  private RisExport() {}

  /// One record; lines end with CR LF as the format asks.
  public static String of(Paper paper) {
    return of(paper, List.of(), "");
  }

  /// The same in a reader's library.
  ///
  /// @param note the reader's, empty for none
  static String of(Paper paper, List<String> tags, String note) {
    StringBuilder record = new StringBuilder();
    String journal = paper.doi() == null ? null : paper.journalReference();
    line(record, "TY", journal == null ? "UNPB" : "JOUR");
    line(record, "TI", TexToText.convert(paper.title()));
    for (Author author : paper.authors()) {
      line(record, "AU", name(author));
    }
    LocalDate date = ExportDates.published(paper);
    if (date != null) {
      line(record, "PY", Integer.toString(date.getYear()));
      line(
          record,
          "DA",
          String.format(
              Locale.ROOT,
              "%04d/%02d/%02d",
              date.getYear(),
              date.getMonthValue(),
              date.getDayOfMonth()));
    }
    if (!paper.abstractText().isEmpty()) {
      line(record, "AB", TexToText.convert(paper.abstractText()));
    }
    if (journal != null) {
      line(record, "JO", journal);
    } else if (paper.id().isArxiv()) {
      line(record, "PB", "arXiv");
    }
    if (paper.doi() != null) {
      line(record, "DO", paper.doi());
    }
    if (paper.id().isArxiv()) {
      line(record, "M1", "arXiv:" + paper.id());
    }
    paper.categories().forEach(category -> line(record, "KW", category));
    tags.forEach(tag -> line(record, "KW", tag));
    if (!note.isEmpty()) {
      line(record, "N1", note);
    }
    for (Link link : PaperLinks.of(paper)) {
      if (link.kind() == Link.Kind.ABSTRACT) {
        line(record, "UR", link.url());
      } else if (link.kind() == Link.Kind.PDF) {
        line(record, "L1", link.url());
      }
    }
    line(record, "LA", paper.language());
    line(record, "ER", "");
    return record.toString();
  }

  private static String name(Author author) {
    if (author.family() == null
        || author.given() == null
        || author.family().isBlank()
        || author.given().isBlank()) {
      return author.name();
    }
    String suffix = author.suffix() == null ? "" : ", " + author.suffix();
    return author.family() + ", " + author.given() + suffix;
  }

  private static void line(StringBuilder record, String tag, String value) {
    record.append(tag).append("  - ");
    record.append(ExportText.line(value)).append("\r\n");
  }
}
