package io.broadsheet.harvest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.ExternalId;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlReadersTest {
  @Test
  void readsAnnouncementFeeds() throws IOException {
    Records records = Records.ofSample(new ArxivRssReader(), "arxiv-rss.xml");

    Paper first = records.paper(0);
    assertThat(first.id()).isEqualTo(PaperId.arxiv("2511.16001"));
    assertThat(first.provenance()).isEqualTo("arxiv-rss");
    assertThat(first.title()).isEqualTo("A new paper on headlines");
    assertThat(first.abstractText()).startsWith("Headlines are short & good");
    assertThat(first.announcedOn()).isEqualTo(LocalDate.of(2025, 11, 21));
    assertThat(first.authors())
        .extracting(Author::name)
        .containsExactly("Ana Müller", "Chidi Okafor");
    assertThat(first.categories()).containsExactly("cs.CL", "cs.AI");
    assertThat(first.licence()).isEqualTo("http://creativecommons.org/licenses/by/4.0/");
    assertThat(first.links())
        .containsExactly(new Link(Link.Kind.CODE, "https://github.com/example/headlines"));
    assertThat(records.paper(1).announcedOn()).isEqualTo(LocalDate.of(2025, 11, 21));
    Paper replaced = records.paper(2);
    assertThat(replaced.announcedOn()).isNull();
    assertThat(replaced.updatedAt()).isEqualTo(Instant.parse("2025-11-21T05:00:00Z"));
    assertThat(replaced.doi()).isEqualTo("10.1000/xyz");
    assertThat(replaced.journalReference()).isEqualTo("J. Test 1 (2025)");
    assertThat(records.rejection(3)).contains("names no arXiv identifier").contains("line 47");
  }

  @Test
  void saysWhatAnAnnouncementFeedIsBesidesItsItems() throws IOException {
    List<AnnouncementParser.Item> items = new ArrayList<>();

    AnnouncementFeed feed =
        AnnouncementParser.read(
            new ByteArrayInputStream(
                Records.sample("arxiv-rss.xml").getBytes(StandardCharsets.UTF_8)),
            items::add);

    assertThat(feed)
        .isEqualTo(
            new AnnouncementFeed(
                "cs.CL updates on arXiv.org",
                LocalDate.of(2025, 11, 21),
                4,
                LocalDate.of(2025, 11, 21),
                true));
    assertThat(items)
        .filteredOn(AnnouncementParser.Item.Read.class::isInstance)
        .extracting(item -> ((AnnouncementParser.Item.Read) item).announcement().kind())
        .containsExactly(Announcement.Kind.NEW, Announcement.Kind.CROSS, Announcement.Kind.REPLACE);
    assertThat(((AnnouncementParser.Item.Read) items.get(2)).announcement().version()).isEqualTo(3);
  }

  @Test
  void readsTheAtomFormOfAnnouncementFeedsAlike() throws IOException {
    Paper paper = Records.ofSample(new ArxivRssReader(), "arxiv-rss-atom.xml").paper(0);

    assertThat(paper.id()).isEqualTo(PaperId.arxiv("2511.16001"));
    assertThat(paper.abstractText()).isEqualTo("Headlines are short.");
    assertThat(paper.announcedOn()).isEqualTo(LocalDate.of(2025, 11, 21));
    assertThat(paper.categories()).containsExactly("cs.CL", "cs.AI");
    assertThat(paper.authors()).hasSize(2);
  }

  @Test
  void takesAnEmptyAnnouncementFeedForAQuietDay() throws IOException {
    String empty =
        "<rss><channel><title>cs updates</title>"
            + "<pubDate>Sat, 22 Nov 2025 00:00:00 -0500</pubDate></channel></rss>";

    assertThat(Records.of(new ArxivRssReader(), empty).all).isEmpty();
  }

  @Test
  void refusesAFeedThatReportsAnError() {
    assertThatThrownBy(
            () ->
                Records.of(
                    new ArxivRssReader(),
                    "<rss><channel><title>Feed error for query: zz</title></channel></rss>"))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("Feed error");
    assertThatThrownBy(
            () ->
                Records.of(
                    new ArxivAtomReader(),
                    "<feed><entry><id>http://arxiv.org/api/errors#x</id>"
                        + "<summary>incorrect id</summary></entry></feed>"))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("incorrect id");
  }

  @Test
  void readsAnswersOfTheSearchInterface() throws IOException {
    Records records = Records.ofSample(new ArxivAtomReader(), "arxiv-atom.xml");

    Paper paper = records.paper(0);
    assertThat(paper.id()).isEqualTo(PaperId.arxiv("cond-mat/0207270"));
    assertThat(paper.title()).isEqualTo("A title that is wrapped");
    assertThat(paper.abstractText()).isEqualTo("An abstract that is wrapped.");
    assertThat(paper.versions())
        .containsExactly(
            new PaperVersion(1, Instant.parse("2002-07-10T19:38:31Z")),
            new PaperVersion(2, Instant.parse("2002-08-01T10:00:00Z")));
    assertThat(paper.categories()).containsExactly("cond-mat.str-el", "cond-mat.mes-hall");
    assertThat(paper.announcedOn()).isEqualTo(LocalDate.of(2002, 7, 12));
    assertThat(paper.authors().getFirst().affiliations()).containsExactly("Somewhere");
    assertThat(paper.comment()).isEqualTo("4 pages");
    assertThat(paper.journalReference()).isEqualTo("Phys. Rev. B 66, 1 (2002)");
    assertThat(records.rejection(1)).contains("not an arXiv identifier");
  }

  @Test
  void readsTheAnthology() throws IOException {
    Records records = Records.ofSample(new AnthologyReader(), "anthology.xml");

    Paper paper = records.paper(0);
    assertThat(paper.id().toString()).isEqualTo("anthology:2023.acl-long.1");
    assertThat(paper.title()).isEqualTo("One Cannot Stand for Everyone! $\\alpha$-Mix with Style");
    assertThat(paper.abstractText()).contains("$k < 5$");
    assertThat(paper.authors()).extracting(Author::name).containsExactly("Yajiao Liu", "Madonna");
    assertThat(paper.authors().getFirst().affiliations()).containsExactly("SUSTech");
    assertThat(paper.authors().get(1).orcid()).isEqualTo("0000-0002-1825-0097");
    assertThat(paper.doi()).isEqualTo("10.18653/v1/2023.acl-long.1");
    assertThat(paper.journalReference()).endsWith("(Volume 1: Long Papers) (2023), 1-20");
    assertThat(paper.externalIds()).containsExactly(new ExternalId("bibkey", "liu-etal-2023-one"));
    assertThat(paper.links())
        .contains(
            new Link(Link.Kind.PDF, "https://aclanthology.org/2023.acl-long.1.pdf"),
            new Link(Link.Kind.CODE, "https://github.com/example/users"));
    assertThat(records.rejection(1)).contains("title is blank");
    assertThat(records.all).hasSize(2);
  }

  @Test
  void numbersOldAnthologyPapers() {
    assertThat(AnthologyText.identifier("P19", "1", "1")).isEqualTo("P19-1001");
    assertThat(AnthologyText.identifier("W18", "5", "12")).isEqualTo("W18-0512");
    assertThat(AnthologyText.identifier("D19", "5", "7")).isEqualTo("D19-0507");
    assertThat(AnthologyText.identifier("2020.lrec", "1", "3")).isEqualTo("2020.lrec-1.3");
  }

  @Test
  void goesOnWhereAFormerRunEnded() throws IOException {
    byte[] feed = Records.sample("arxiv-rss.xml").getBytes(StandardCharsets.UTF_8);

    Records records = Records.of(new ArxivRssReader(), feed, 2);

    assertThat(records.positions).containsExactly(3L, 4L);
  }
}
