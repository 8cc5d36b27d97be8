package io.broadsheet.web.feed;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperLinks;
import io.broadsheet.text.TexToText;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A feed in Atom (RFC 4287).
///
/// @param id the feed's permanent identifier, the same under whatever host the reader asks
/// @param self where the feed is
/// @param page the page that shows the same
/// @param updated when the newest entry came; entries' own dates do not make a reader poll for
///   nothing
/// @param paperBase address of a paper's page, up to its key
public record AtomFeed(
    String id,
    String title,
    String self,
    String page,
    String paperBase,
    Instant updated,
    List<Paper> papers) {
  public static final String CONTENT_TYPE = "application/atom+xml; charset=utf-8";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  public AtomFeed {
    papers = List.copyOf(papers);
  }

  /// The document, UTF-8.
  public byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      element(xml, "id", id);
      element(xml, "title", title);
      element(xml, "updated", updated.toString());
      element(xml, "generator", "Broadsheet");
      link(xml, "self", self, "application/atom+xml");
      link(xml, "alternate", page, "text/html");
      for (Paper paper : papers) {
        entry(xml, paper);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException memoryAlwaysWrites) {
      throw new IllegalStateException(memoryAlwaysWrites);
    }
    return bytes.toByteArray();
  }

  /// When a paper was last news: revised, else announced, else submitted; the epoch when it has no
  /// date at all.
  static Instant newsAt(Paper paper) {
    if (paper.announcedOn() != null) {
      Instant announced = paper.announcedOn().atStartOfDay(ZoneOffset.UTC).toInstant();
      return paper.updatedAt() != null && paper.updatedAt().isAfter(announced)
          ? paper.updatedAt()
          : announced;
    }
    if (paper.updatedAt() != null) {
      return paper.updatedAt();
    }
    return paper.submittedAt() == null ? Instant.EPOCH : paper.submittedAt();
  }

  private void entry(XMLStreamWriter xml, Paper paper) throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "id", permanentId(paper));
    element(xml, "title", TexToText.convert(paper.title()));
    element(xml, "updated", newsAt(paper).toString());
    if (paper.submittedAt() != null) {
      element(xml, "published", paper.submittedAt().toString());
    }
    link(xml, "alternate", paperBase + paper.id(), "text/html");
    for (Link link : PaperLinks.of(paper)) {
      if (link.kind() == Link.Kind.ABSTRACT) {
        link(xml, "via", link.url(), "text/html");
      } else if (link.kind() == Link.Kind.PDF) {
        link(xml, "related", link.url(), "application/pdf");
      }
    }
    for (Author author : paper.authors()) {
      xml.writeStartElement("author");
      element(xml, "name", author.name());
      xml.writeEndElement();
    }
    if (paper.authors().isEmpty()) {
      // RFC 4287, 4.1.1: an entry without a feed-wide author has one of its own.
      xml.writeStartElement("author");
      element(xml, "name", "unknown");
      xml.writeEndElement();
    }
    for (String category : paper.categories()) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("term", clean(category));
    }
    if (!paper.abstractText().isEmpty()) {
      element(xml, "summary", TexToText.convert(paper.abstractText()));
    }
    xml.writeEndElement();
  }

  static String permanentId(Paper paper) {
    return paper.id().isArxiv()
        ? "https://arxiv.org/abs/" + paper.id().local()
        : "urn:broadsheet:" + paper.id();
  }

  private static void link(XMLStreamWriter xml, String relation, String href, String type)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", clean(href));
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  /// Without the characters that XML 1.0 (production 2) has no place for.
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
