package io.broadsheet.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.RandomPapers;
import io.broadsheet.testing.RealPapers;
import io.broadsheet.testing.Seed;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class AtomFeedTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private static Document feed(List<Paper> papers) {
    byte[] bytes =
        new AtomFeed(
                "urn:broadsheet:feed:test",
                "T & <t>",
                "http://localhost/feed/search.atom?q=a&b=\"c\"",
                "http://localhost/search?q=a&b=1",
                "http://localhost/paper/",
                Instant.EPOCH,
                papers)
            .write();
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    } catch (Exception malformed) {
      throw new AssertionError("the feed is not well-formed", malformed);
    }
  }

  private static List<Element> entries(Document document) {
    NodeList nodes = document.getElementsByTagNameNS(ATOM, "entry");
    List<Element> entries = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      entries.add((Element) nodes.item(i));
    }
    return entries;
  }

  private static String text(Element entry, String name) {
    return entry.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
  }

  private static String withoutWhatXmlCannotHold(String text) {
    return text.replaceAll("[\\p{Cs}\\x{fffe}\\x{ffff}&&[^\\x{10000}-\\x{10ffff}]]", "")
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "")
        .replaceAll("\\r\\n?", "\n");
  }

  private static void assertEntriesAreThePapers(List<Paper> papers) {
    List<Element> entries = entries(feed(papers));
    assertThat(entries).hasSameSizeAs(papers);
    for (int i = 0; i < papers.size(); i++) {
      Paper paper = papers.get(i);
      assertThat(text(entries.get(i), "title"))
          .isEqualTo(withoutWhatXmlCannotHold(io.broadsheet.text.TexToText.convert(paper.title())));
      assertThat(text(entries.get(i), "name")).isNotNull();
      assertThat(Instant.parse(text(entries.get(i), "updated"))).isEqualTo(AtomFeed.newsAt(paper));
      assertThat(text(entries.get(i), "id"))
          .isEqualTo(
              paper.id().isArxiv()
                  ? "https://arxiv.org/abs/" + paper.id()
                  : "urn:broadsheet:" + paper.id());
    }
  }

  @Test
  void everyRealPaperMakesAnEntry() {
    List<Paper> all = RealPapers.load();
    HashSet<String> ids = new HashSet<>();
    for (int i = 0; i < all.size(); i += 1_000) {
      List<Paper> some = all.subList(i, Math.min(all.size(), i + 1_000));
      assertEntriesAreThePapers(some);
      some.forEach(paper -> ids.add(paper.id().toString()));
    }
    assertThat(ids).hasSize(all.size());
  }

  @Test
  void strangePapersMakeEntriesToo() {
    RandomPapers papers = new RandomPapers(Seed.random("AtomFeedTest"), 300);
    List<Paper> some = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      some.add(papers.paper());
    }
    assertEntriesAreThePapers(some);
  }

  @Test
  void anEntryIsUpdatedWhenItsPaperWasLastNews() {
    Paper announced =
        Paper.builder(PaperId.arxiv("2511.00001"), "T")
            .submittedAt(Instant.parse("2025-11-17T10:00:00Z"))
            .updatedAt(Instant.parse("2025-11-17T10:00:00Z"))
            .announcedOn(LocalDate.of(2025, 11, 18))
            .build();
    Paper revised = announced.toBuilder().updatedAt(Instant.parse("2025-12-01T09:00:00Z")).build();
    Paper undated = Paper.builder(PaperId.arxiv("2511.00002"), "U").build();

    List<Element> entries = entries(feed(List.of(announced, revised, undated)));

    assertThat(text(entries.get(0), "updated")).isEqualTo("2025-11-18T00:00:00Z");
    assertThat(text(entries.get(0), "published")).isEqualTo("2025-11-17T10:00:00Z");
    assertThat(text(entries.get(1), "updated")).isEqualTo("2025-12-01T09:00:00Z");
    assertThat(text(entries.get(1), "id")).isEqualTo(text(entries.get(0), "id"));
    assertThat(text(entries.get(2), "updated")).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(text(entries.get(2), "name")).isEqualTo("unknown");
  }
}
