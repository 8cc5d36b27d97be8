package io.broadsheet.harvest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.ExternalId;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.paper.PaperVersion;
import io.broadsheet.testing.SharedData;
import io.broadsheet.text.TexToText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReadersTest {
  @Test
  void readsTheSnapshotWithItsVersions() throws IOException {
    Paper paper =
        Records.of(
                new ArxivSnapshotReader(),
                """
                {"id":"0704.0001","submitter":"P","authors":"C. Bal\\\\'azs, E. L. Berger","title":\
                "Calculation\\n  of things","comments":"37 pages","journal-ref":"Phys.Rev.D76:013009,2007",\
                "doi":"10.1103/PhysRevD.76.013009","report-no":"ANL-HEP-PR-07-12","categories":\
                "hep-ph","license":null,"abstract":"  A fully\\ndifferential.\\n","versions":[{"version":"v1",\
                "created":"Mon, 2 Apr 2007 19:18:42 GMT"},{"version":"v2","created":\
                "Tue, 24 Jul 2007 20:10:27 GMT"}],"update_date":"2008-11-26","authors_parsed":\
                [["Balázs","C.",""],["Berger","E. L.","","Argonne"]]}
                """)
            .paper(0);

    assertThat(paper.id()).isEqualTo(PaperId.arxiv("0704.0001"));
    assertThat(paper.title()).isEqualTo("Calculation of things");
    assertThat(paper.abstractText()).isEqualTo("A fully differential.");
    assertThat(paper.authors())
        .extracting(Author::name)
        .containsExactly("C. Balázs", "E. L. Berger");
    assertThat(paper.authors().get(1).affiliations()).containsExactly("Argonne");
    assertThat(paper.versions())
        .hasSize(2)
        .first()
        .isEqualTo(new PaperVersion(1, Instant.parse("2007-04-02T19:18:42Z")));
    assertThat(paper.submittedAt()).isEqualTo(Instant.parse("2007-04-02T19:18:42Z"));
    assertThat(paper.updatedAt()).isEqualTo(Instant.parse("2007-07-24T20:10:27Z"));
    assertThat(paper.announcedOn()).isEqualTo(LocalDate.of(2007, 4, 4));
    assertThat(paper.reportNumber()).isEqualTo("ANL-HEP-PR-07-12");
    assertThat(paper.licence()).isNull();
  }

  @Test
  void readsDailyPapersOfWhichAlmostAnythingIsMissing() throws IOException {
    Records records = Records.ofSample(new DailyPapersReader(), "daily-papers.json");

    Paper paper = records.paper(0);
    LocalDate day = LocalDate.of(2025, 11, 21);
    assertThat(paper.id()).isEqualTo(PaperId.arxiv("2511.16001"));
    assertThat(paper.abstractText()).isEqualTo("Headlines are short.");
    assertThat(paper.authors()).extracting(Author::name).containsExactly("Ana Müller");
    assertThat(paper.links())
        .containsExactly(new Link(Link.Kind.CODE, "https://github.com/example/headlines"));
    assertThat(records.signals(0))
        .containsExactly(
            new PaperSignal(paper.id(), "daily-papers", "upvotes", 42, day),
            new PaperSignal(paper.id(), "daily-papers", "comments", 3, day),
            new PaperSignal(paper.id(), "daily-papers", "stars", 7, day));
    assertThat(records.paper(1).title()).isEqualTo("Only what is promised");
    assertThat(records.signals(1)).isEmpty();
    assertThat(records.rejection(2)).contains("id is missing");
    assertThat(records.rejection(3)).contains("not a JSON object");
    assertThat(records.positions).containsExactly(1L, 6L, 7L, 8L);
  }

  @Test
  void readsASinglePaperOfTheDailyPapers() throws IOException {
    String one =
        """
        {
          "id": "2511.16001",
          "title": "One",
          "publishedAt": "2025-11-20T18:00:00.000Z"
        }
        """;

    assertThat(Records.of(new DailyPapersReader(), one).paper(0).title()).isEqualTo("One");
  }

  @Test
  void rebuildsTheAbstractsOfOpenAlex() throws IOException {
    Records records = Records.ofSample(new OpenAlexReader(), "openalex.jsonl");

    Paper paper = records.paper(0);
    assertThat(paper.id().toString()).isEqualTo("openalex:W2741809807");
    assertThat(paper.title()).isEqualTo("The state of OA & more");
    assertThat(paper.abstractText()).isEqualTo("Despite growing interest the last");
    assertThat(paper.language()).isEqualTo("en");
    assertThat(paper.doi()).isEqualTo("10.7717/peerj.4375");
    assertThat(paper.journalReference()).isEqualTo("PeerJ 6, e4375 (2018)");
    assertThat(paper.authors().getFirst().orcid()).isEqualTo("0000-0003-1613-5981");
    assertThat(paper.authors().getFirst().affiliations()).containsExactly("Impactstory");
    assertThat(paper.authors().get(1).name()).isEqualTo("Jason Priem");
    assertThat(paper.externalIds())
        .contains(new ExternalId("openalex", "W2741809807"), new ExternalId("pmid", "29456894"));
    assertThat(paper.links())
        .containsExactly(new Link(Link.Kind.PDF, "https://peerj.com/articles/4375.pdf"));
    assertThat(records.signals(0))
        .containsExactly(
            new PaperSignal(paper.id(), "openalex", "citations", 10, LocalDate.of(2025, 11, 1)));
    assertThat(records.paper(1).id()).isEqualTo(PaperId.arxiv("2401.00001"));
    assertThat(records.paper(1).doi()).isNull();
    assertThat(records.rejection(2)).contains("not an OpenAlex work");
    assertThat(records.rejection(3)).contains("title is missing");
  }

  @Test
  void readsTranslations() throws IOException {
    Records records = Records.ofSample(new TranslationsReader(), "translations.jsonl");

    assertThat(records.translation(0))
        .isEqualTo(
            new PaperTranslation(
                PaperId.arxiv("2301.00335"),
                "zh",
                "剪枝",
                "摘要。",
                "谷歌翻译",
                "nmt",
                LocalDate.of(2023, 1, 5)));
    assertThat(records.translation(1).paperId().source()).isEqualTo("anthology");
    assertThat(records.translation(1).language()).isEqualTo("zh");
    assertThat(records.translation(2).engine()).isEqualTo("unknown");
    assertThat(records.translation(2).abstractText()).isEqualTo("通过");
    assertThat(records.rejection(3)).contains("engine is missing");
    assertThat(records.rejection(4)).contains("neither title nor abstract");
  }

  @Test
  void keepsACapturedTranslationApartFromThePaper() throws IOException {
    Records records = Records.ofSample(new CapturedReader(), "captured.jsonl");

    assertThat(records.paper(0).abstractText()).isEmpty();
    assertThat(records.paper(0).language()).isEqualTo("en");
    assertThat(records.translation(1).engine()).isEqualTo("谷歌翻译");
    assertThat(records.translation(1).abstractText()).startsWith("对话策略学习");
    assertThat(records.positions).containsExactly(1L, 1L, 2L, 3L);
    Paper stripped = records.paper(2);
    assertThat(stripped.submittedAt()).isEqualTo(Instant.parse("2019-10-16T00:00:00Z"));
    assertThat(TexToText.convert(stripped.abstractText()))
        .isEqualTo("We consider softmax(XQK^top X^top), named Li_2, of a teacher.");
    assertThat(stripped.links())
        .containsExactly(new Link(Link.Kind.CODE, "https://github.com/flowersteam/teachDeepRL"));
    assertThat(records.paper(3).id().toString()).isEqualTo("captured:s3");
  }

  @Test
  void readsBackItsOwnDump() throws IOException {
    Paper paper = Records.ofSample(new ArxivAtomReader(), "arxiv-atom.xml").paper(0);
    PaperTranslation translation =
        new PaperTranslation(paper.id(), "zh", "题", null, "DeepL", null, LocalDate.EPOCH);
    PaperSignal signal = new PaperSignal(paper.id(), "x", "upvotes", 5, LocalDate.EPOCH);
    String dump =
        BroadsheetLines.of(paper)
            + "\n"
            + BroadsheetLines.of(translation)
            + "\n"
            + BroadsheetLines.of(signal)
            + "\n{\"kind\":\"other\",\"other\":{}}\n";

    Records records = Records.of(new BroadsheetReader(), dump);

    assertThat(records.paper(0)).isEqualTo(paper);
    assertThat(records.translation(1)).isEqualTo(translation);
    assertThat(records.all.get(2)).isEqualTo(new HarvestedRecord.OfSignal(signal));
    assertThat(records.rejection(3)).contains("unknown kind");
  }

  @Test
  void rejectsTheLineThatIsNotUtf8AndNoOther() throws IOException {
    byte[] bytes =
        (line("2503.00001") + line("2503.00002") + line("2503.00003"))
            .getBytes(StandardCharsets.UTF_8);
    bytes[line("2503.00001").length() + 40] = (byte) 0xFF;

    Records records = Records.of(new ArxivSnapshotReader(), bytes, 0);

    assertThat(records.rejection(1)).isEqualTo("holds bytes that are not UTF-8");
    assertThat(records.paper(2).id()).isEqualTo(PaperId.arxiv("2503.00003"));
  }

  @Test
  void goesOnWhereAFormerRunEnded() throws IOException {
    byte[] bytes =
        ("\uFEFF" + line("2503.00001") + "\n" + line("2503.00002"))
            .getBytes(StandardCharsets.UTF_8);

    Records records = Records.of(new ArxivSnapshotReader(), bytes, 1);

    assertThat(records.positions).containsExactly(3L);
    assertThat(records.paper(0).id()).isEqualTo(PaperId.arxiv("2503.00002"));
  }

  @Test
  void readsTheSeedsWithTheirSevenTranslations() throws IOException {
    Records records = new Records();
    try (InputStream in = Files.newInputStream(SharedData.require("seeds/seed-papers.jsonl"))) {
      new CapturedReader().read(in, 0, records);
    }

    List<HarvestedRecord> translations =
        records.all.stream().filter(HarvestedRecord.OfTranslation.class::isInstance).toList();
    assertThat(records.all).hasSize(89);
    assertThat(translations)
        .hasSize(7)
        .allSatisfy(
            record ->
                assertThat(((HarvestedRecord.OfTranslation) record).translation().engine())
                    .isEqualTo("谷歌翻译"));
    assertThat(records.all).noneMatch(HarvestedRecord.Rejected.class::isInstance);
  }

  @Test
  void readsTheBilingualCollection() throws IOException {
    Records records = new Records();
    try (InputStream in =
        CompressedInput.open(
            Files.newInputStream(SharedData.require("bilingual/en-zh-dev.jsonl.gz")))) {
      new TranslationsReader().read(in, 0, records);
    }

    assertThat(records.all)
        .hasSize(2_000)
        .allMatch(HarvestedRecord.OfTranslation.class::isInstance);
  }

  private static String line(String id) {
    return "{\"id\":\""
        + id
        + "\",\"title\":\"Some title long enough\",\"categories\":\"cs.CL\"}\n";
  }
}
