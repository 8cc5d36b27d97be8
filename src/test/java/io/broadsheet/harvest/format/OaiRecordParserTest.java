package io.broadsheet.harvest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OaiRecordParserTest {
  private final List<OaiRecord> records = new ArrayList<>();

  @Test
  void readsTheArXivFormat() throws IOException {
    OaiReply reply = readSample("oai-arxiv.xml");

    assertThat(reply.records()).isEqualTo(5);
    assertThat(reply.complete()).isTrue();
    assertThat(reply.errors()).isEmpty();
    assertThat(reply.responseDate()).isEqualTo("2025-11-21T03:10:00Z");
    assertThat(reply.resumption())
        .isEqualTo(
            new OaiReply.Resumption(
                "verb%3DListRecords%26skip%3D5", "2025-11-22T00:00:00Z", 9000L, 0L));
    OaiRecord first = records.getFirst();
    assertThat(first.identifier()).isEqualTo("oai:arXiv.org:2511.15001");
    assertThat(first.datestamp()).isEqualTo("2025-11-20");
    assertThat(first.setSpecs()).containsExactly("cs:cs:CL", "cs:cs:AI");
    Paper paper = paper(0);
    assertThat(paper.id()).isEqualTo(PaperId.arxiv("2511.15001"));
    assertThat(paper.provenance()).isEqualTo("arxiv");
    assertThat(paper.title()).isEqualTo("On reading a newspaper of $n$ columns & more");
    assertThat(paper.abstractText())
        .isEqualTo(
            "We study columns whose width is less than $x < y$ and find them good."
                + "\nA second paragraph follows.");
    assertThat(paper.authors())
        .extracting(Author::name, Author::family, Author::given, Author::suffix)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Ana Müller-Groß", "Müller-Groß", "Ana", null),
            org.assertj.core.groups.Tuple.tuple("Chidi Okafor Jr", "Okafor", "Chidi", "Jr"));
    assertThat(paper.categories()).containsExactly("cs.CL", "cs.AI");
    assertThat(paper.submittedAt()).isEqualTo(Instant.parse("2025-11-19T00:00:00Z"));
    assertThat(paper.announcedOn()).isEqualTo(LocalDate.of(2025, 11, 20));
    assertThat(paper.licence()).isEqualTo("http://creativecommons.org/licenses/by/4.0/");
    assertThat(paper.withdrawn()).isFalse();
  }

  @Test
  void doesNotTakeTheDayOfALaterVersionForTheSubmission() throws IOException {
    readSample("oai-arxiv.xml");

    Paper paper = paper(1);
    assertThat(paper.submittedAt()).isNull();
    assertThat(paper.updatedAt()).isEqualTo(Instant.parse("2014-12-12T00:00:00Z"));
    assertThat(paper.doi()).isEqualTo("10.1000/a.1");
  }

  @Test
  void tellsDeletedRejectedAndWithdrawnRecordsApart() throws IOException {
    readSample("oai-arxiv.xml");

    assertThat(records.get(2).content())
        .isEqualTo(new HarvestedRecord.OfDeletion(PaperId.arxiv("hep-th/9901001")));
    assertThat(records.get(2).deleted()).isTrue();
    assertThat(records.get(3).content()).isInstanceOf(HarvestedRecord.Rejected.class);
    assertThat(((HarvestedRecord.Rejected) records.get(3).content()).reason()).contains("line 56");
    assertThat(paper(4).withdrawn()).isTrue();
  }

  @Test
  void readsTheArXivRawFormat() throws IOException {
    OaiReply reply = readSample("oai-arxivraw.xml");

    assertThat(reply.resumption()).isNull();
    Paper paper = paper(0);
    assertThat(paper.versions())
        .containsExactly(
            new PaperVersion(1, Instant.parse("2007-04-02T19:18:42Z")),
            new PaperVersion(2, Instant.parse("2007-07-24T20:10:27Z")));
    assertThat(paper.submittedAt()).isEqualTo(Instant.parse("2007-04-02T19:18:42Z"));
    assertThat(paper.updatedAt()).isEqualTo(Instant.parse("2007-07-24T20:10:27Z"));
    assertThat(paper.announcedOn()).isEqualTo(LocalDate.of(2007, 4, 4));
    assertThat(paper.authors())
        .extracting(Author::name)
        .containsExactly("A. Author", "B. van Second", "C. Third");
    assertThat(paper.journalReference()).isEqualTo("Phys.Rev.D76:013009,2007");
    assertThat(paper.reportNumber()).isEqualTo("ANL-HEP-PR-07-12");
    assertThat(paper.withdrawn()).isFalse();
    assertThat(paper(1).withdrawn()).isTrue();
  }

  @Test
  void readsDublinCore() throws IOException {
    OaiReply reply = readSample("oai-dc.xml");

    assertThat(reply.resumption()).isNotNull();
    assertThat(reply.resumption().token()).isEmpty();
    Paper paper = paper(0);
    assertThat(paper.id().toString()).isEqualTo("oai:repository.example.org:42");
    assertThat(paper.provenance()).isEqualTo("oai");
    assertThat(paper.language()).isEqualTo("fr");
    assertThat(paper.abstractText()).startsWith("Nous étudions");
    assertThat(paper.authors().getFirst().family()).isEqualTo("Dupont");
    assertThat(paper.submittedAt()).isEqualTo(Instant.parse("2023-01-02T03:04:05Z"));
    assertThat(paper.updatedAt()).isEqualTo(Instant.parse("2024-05-06T00:00:00Z"));
    assertThat(paper.doi()).isEqualTo("10.5555/marges.42");
    assertThat(paper.links())
        .containsExactly(new Link(Link.Kind.ABSTRACT, "https://repository.example.org/record/42"));
    assertThat(paper(1).id()).isEqualTo(PaperId.arxiv("2511.15001"));
    assertThat(paper(1).categories()).containsExactly("cs.CL", "hep-th");
    assertThat(paper(1).comment()).isEqualTo("12 pages");
    assertThat(records.get(2).content()).isInstanceOf(HarvestedRecord.Rejected.class);
  }

  @Test
  void handsOnErrorCodes() throws IOException {
    OaiReply reply =
        read(
            "<OAI-PMH><responseDate>2025-11-21T03:10:00Z</responseDate>"
                + "<error code='noRecordsMatch'>nothing  new</error></OAI-PMH>");

    assertThat(reply.has("noRecordsMatch")).isTrue();
    assertThat(reply.has("badResumptionToken")).isFalse();
    assertThat(reply.errors().getFirst().message()).isEqualTo("nothing new");
  }

  @Test
  void saysThatAReplyWasCutShort() throws IOException {
    String whole = sample("oai-arxiv.xml");

    OaiReply reply = read(whole.substring(0, whole.indexOf("0806.4129</id>")));

    assertThat(reply.complete()).isFalse();
    assertThat(records).hasSize(2);
    assertThat(paper(0).id()).isEqualTo(PaperId.arxiv("2511.15001"));
    assertThat(records.get(1).content()).isInstanceOf(HarvestedRecord.Rejected.class);
  }

  @Test
  void goesOnAfterARecordWithoutItsEnd() throws IOException {
    OaiReply reply = read(sample("oai-arxiv.xml").replaceFirst("</record>", ""));

    assertThat(reply.records()).isEqualTo(5);
    assertThat(records.get(0).content()).isInstanceOf(HarvestedRecord.Rejected.class);
    assertThat(paper(1).id()).isEqualTo(PaperId.arxiv("0806.4129"));
  }

  @Test
  void refusesAPageThatIsNoReply() {
    assertThatThrownBy(() -> read("<!DOCTYPE html><html><body>503</body></html>"))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("not an OAI-PMH reply");
  }

  @Test
  void rejectsTheRecordThatIsNotInTheEncodingOfTheReply() throws IOException {
    byte[] bytes = sample("oai-arxiv.xml").getBytes(StandardCharsets.UTF_8);
    bytes[sample("oai-arxiv.xml").indexOf("Knots")] = (byte) 0xE9;

    OaiReply reply = OaiRecordParser.read(new ByteArrayInputStream(bytes), records::add);

    assertThat(reply.records()).isEqualTo(5);
    assertThat(records.stream().filter(r -> r.content() instanceof HarvestedRecord.OfPaper))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void readsLatin1WhenTheReplySaysSo() throws IOException {
    String latin = sample("oai-arxiv.xml").replaceFirst("UTF-8", "ISO-8859-1");

    OaiRecordParser.read(
        new ByteArrayInputStream(latin.getBytes(StandardCharsets.ISO_8859_1)), records::add);

    assertThat(paper(0).authors().getFirst().family()).isEqualTo("Müller-Groß");
  }

  @Test
  void readsThousandsOfEscapesInOneRecord() throws IOException {
    String many = "&lt;&#233;&amp;".repeat(5_000);

    read(sample("oai-arxiv.xml").replace("Knots are tied.", many));

    assertThat(paper(1).abstractText()).isEqualTo("<é&".repeat(5_000));
  }

  private OaiReply readSample(String name) throws IOException {
    return read(sample(name));
  }

  private OaiReply read(String xml) throws IOException {
    return OaiRecordParser.read(
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), records::add);
  }

  private Paper paper(int index) {
    return ((HarvestedRecord.OfPaper) records.get(index).content()).paper();
  }

  private static String sample(String name) throws IOException {
    try (InputStream in = OaiRecordParserTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
