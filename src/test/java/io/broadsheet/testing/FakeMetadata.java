package io.broadsheet.testing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes records in arXiv's metadata formats.
final class FakeMetadata {
  private static final DateTimeFormatter MAIL_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private FakeMetadata() {}

  static String header(FakeRecord record, String stamp) {
    StringBuilder sets = new StringBuilder();
    record
        .categories()
        .forEach(c -> sets.append("<setSpec>").append(FakeRecord.setOf(c)).append("</setSpec>"));
    return "<header"
        + (record.deleted() ? " status=\"deleted\"" : "")
        + "><identifier>oai:arXiv.org:"
        + record.id()
        + "</identifier><datestamp>"
        + stamp
        + "</datestamp>"
        + sets
        + "</header>\n";
  }

  static String record(FakeRecord record, String stamp, String format) {
    String metadata =
        record.deleted()
            ? ""
            : switch (format) {
              case "arXivRaw" -> raw(record);
              case "oai_dc" -> dublinCore(record);
              default -> arxiv(record);
            };
    return "<record>"
        + header(record, stamp)
        + (record.deleted() ? "" : "<metadata>" + metadata + "</metadata>")
        + "</record>\n";
  }

  private static String arxiv(FakeRecord record) {
    StringBuilder authors = new StringBuilder();
    for (String author : record.authors()) {
      String[] parts = author.split(", ");
      authors
          .append("<author>")
          .append(element("keyname", parts[0]))
          .append(element("forenames", parts[1]))
          .append("</author>");
    }
    return "<arXiv xmlns=\"http://arxiv.org/OAI/arXiv/\">"
        + element("id", record.id())
        + element("created", day(record.updated()))
        + (record.versions() > 1 ? element("updated", day(record.updated())) : "")
        + "<authors>"
        + authors
        + "</authors>"
        + element("title", record.title())
        + element("categories", String.join(" ", record.categories()))
        + element("license", "http://arxiv.org/licenses/nonexclusive-distrib/1.0/")
        + element("abstract", "  " + record.abstractText())
        + "</arXiv>";
  }

  private static String raw(FakeRecord record) {
    StringBuilder versions = new StringBuilder();
    for (int number = 1; number <= record.versions(); number++) {
      Instant at = number == 1 ? record.submitted() : record.updated();
      versions
          .append("<version version=\"v")
          .append(number)
          .append("\">")
          .append(element("date", MAIL_DATE.format(at.atZone(ZoneOffset.UTC))))
          .append("<size>10kb</size></version>");
    }
    return "<arXivRaw xmlns=\"http://arxiv.org/OAI/arXivRaw/\">"
        + element("id", record.id())
        + element("submitter", "A Submitter")
        + versions
        + element("title", record.title().replace("\u00f6", "\\\"o"))
        + element("authors", String.join(" and ", record.authors()))
        + element("categories", String.join(" ", record.categories()))
        + element("abstract", "  " + record.abstractText())
        + "</arXivRaw>";
  }

  private static String dublinCore(FakeRecord record) {
    StringBuilder creators = new StringBuilder();
    record.authors().forEach(author -> creators.append(element("dc:creator", author)));
    return "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        + element("dc:title", record.title())
        + creators
        + element("dc:description", record.abstractText())
        + element("dc:date", day(record.submitted()))
        + element("dc:identifier", "http://arxiv.org/abs/" + record.id())
        + "</oai_dc:dc>";
  }

  private static String day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
