package io.broadsheet.web.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperLinks;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.text.TexToText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Papers as CSL-JSON (citation style language 1.0.2, data schema): an array of items.
public final class CslJsonExport {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CslJsonExport() {}

  public static String of(List<Paper> papers) {
    ArrayNode items = MAPPER.createArrayNode();
    for (Paper paper : papers) {
      fill(items.addObject(), paper);
    }
    return items.toPrettyString() + "\n";
  }

  /// A reader's library, with tags and notes.
  ///
  /// @param kept of papers that are among `papers`
  static String of(List<LibraryItem> kept, Map<PaperId, Paper> papers) {
    ArrayNode items = MAPPER.createArrayNode();
    for (LibraryItem one : kept) {
      ObjectNode item = items.addObject();
      fill(item, Objects.requireNonNull(papers.get(one.paperId())));
      if (!one.tags().isEmpty()) {
        item.put("keyword", String.join(", ", one.tags()));
      }
      if (!one.note().isEmpty()) {
        item.put("note", one.note());
      }
    }
    return items.toPrettyString() + "\n";
  }

  private static void fill(ObjectNode item, Paper paper) {
    boolean published = paper.journalReference() != null && paper.doi() != null;
    item.put("id", paper.id().toString());
    item.put("type", published ? "article-journal" : "article");
    item.put("title", ExportText.line(TexToText.convert(paper.title())));
    ArrayNode authors = item.putArray("author");
    for (Author author : paper.authors()) {
      ObjectNode node = authors.addObject();
      if (author.family() == null
          || author.given() == null
          || author.family().isBlank()
          || author.given().isBlank()) {
        node.put("literal", author.name());
      } else {
        node.put("family", author.family());
        node.put("given", author.given());
        if (author.suffix() != null) {
          node.put("suffix", author.suffix());
        }
      }
    }
    LocalDate date = ExportDates.published(paper);
    if (date != null) {
      item.putObject("issued")
          .putArray("date-parts")
          .addArray()
          .add(date.getYear())
          .add(date.getMonthValue())
          .add(date.getDayOfMonth());
    }
    if (!paper.abstractText().isEmpty()) {
      item.put("abstract", ExportText.line(TexToText.convert(paper.abstractText())));
    }
    if (published) {
      item.put("container-title", paper.journalReference());
    } else if (paper.id().isArxiv()) {
      item.put("publisher", "arXiv");
    }
    if (paper.id().isArxiv()) {
      item.put("number", "arXiv:" + paper.id());
    }
    if (paper.doi() != null) {
      item.put("DOI", paper.doi());
    }
    PaperLinks.of(paper).stream().findFirst().ifPresent(link -> item.put("URL", link.url()));
    item.put("language", paper.language());
  }
}
