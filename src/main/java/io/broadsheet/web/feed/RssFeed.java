package io.broadsheet.web.feed;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.text.TexToText;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A feed as RSS 2.0, with names of authors as Dublin Core has them.
///
/// @param feed what it says
record RssFeed(AtomFeed feed) {
  static final String CONTENT_TYPE = "application/rss+xml; charset=utf-8";
  private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  /// RFC 822, with a year of four digits, as RSS asks.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /// The document, UTF-8.
  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("rss");
      xml.writeAttribute("version", "2.0");
      xml.writeNamespace("dc", DUBLIN_CORE);
      xml.writeNamespace("atom", ATOM);
      xml.writeStartElement("channel");
      element(xml, "title", feed.title());
      element(xml, "link", feed.page());
      element(xml, "description", feed.title());
      element(xml, "lastBuildDate", date(feed.updated()));
      xml.writeEmptyElement("atom", "link", ATOM);
      xml.writeAttribute("rel", "self");
      xml.writeAttribute("type", "application/rss+xml");
      xml.writeAttribute("href", AtomFeed.clean(feed.self()));
      for (Paper paper : feed.papers()) {
        item(xml, paper);
      }
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException memoryAlwaysWrites) {
      throw new IllegalStateException(memoryAlwaysWrites);
    }
    return bytes.toByteArray();
  }

  private void item(XMLStreamWriter xml, Paper paper) throws XMLStreamException {
    xml.writeStartElement("item");
    element(xml, "title", TexToText.convert(paper.title()));
    element(xml, "link", feed.paperBase() + paper.id());
    xml.writeStartElement("guid");
    xml.writeAttribute("isPermaLink", "false");
    xml.writeCharacters(AtomFeed.clean(AtomFeed.permanentId(paper)));
    xml.writeEndElement();
    element(xml, "pubDate", date(AtomFeed.newsAt(paper)));
    for (Author author : paper.authors()) {
      xml.writeStartElement("dc", "creator", DUBLIN_CORE);
      xml.writeCharacters(AtomFeed.clean(author.name()));
      xml.writeEndElement();
    }
    for (String category : paper.categories()) {
      element(xml, "category", category);
    }
    if (!paper.abstractText().isEmpty()) {
      // Readers of RSS take the description for HTML.
      element(xml, "description", html(TexToText.convert(paper.abstractText())));
    }
    xml.writeEndElement();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String date(Instant at) {
    return DATE.format(at);
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(AtomFeed.clean(text));
    xml.writeEndElement();
  }
}
