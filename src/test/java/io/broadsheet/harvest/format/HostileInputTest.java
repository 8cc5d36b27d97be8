package io.broadsheet.harvest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.testing.Seed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every reader on everything that could be handed to it by mistake or malice: it ends soon, throws
/// nothing but a [BroadsheetException] of kind INVALID, and gives a record or a rejection.
class HostileInputTest {
  private static final String SNAPSHOT =
      """
      {"id":"2503.00001","title":"A Schr{\\\\o}dinger title","abstract":"Of\\n  things 漢字 😀.",\
      "categories":"cs.CL cs.AI","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"}],\
      "update_date":"2025-03-18","authors_parsed":[["Park","Jungyeon",""]],"comments":null}
      {"id":"2503.00002","title":"Another","abstract":"x","categories":"math.MP"}
      """;

  private static final String DUMP =
      """
      {"kind":"paper","paper":{"v":1,"id":"2503.00001","provenance":"arxiv","title":"T","language":"en"}}
      {"kind":"translation","translation":{"id":"2503.00001","language":"zh","title":"题","engine":"e"}}
      {"kind":"signal","signal":{"paper":"2503.00001","source":"s","kind":"upvotes","value":3,"observedOn":"2025-01-01"}}
      """;

  static List<Arguments> samples() throws IOException {
    return List.of(
        Arguments.of(new ArxivSnapshotReader(), SNAPSHOT),
        Arguments.of(new BroadsheetReader(), DUMP),
        Arguments.of(new OaiPmhReader(), Records.sample("oai-arxiv.xml")),
        Arguments.of(new OaiPmhReader(), Records.sample("oai-arxivraw.xml")),
        Arguments.of(new OaiPmhReader(), Records.sample("oai-dc.xml")),
        Arguments.of(new ArxivRssReader(), Records.sample("arxiv-rss.xml")),
        Arguments.of(new ArxivRssReader(), Records.sample("arxiv-rss-atom.xml")),
        Arguments.of(new ArxivAtomReader(), Records.sample("arxiv-atom.xml")),
        Arguments.of(new DailyPapersReader(), Records.sample("daily-papers.json")),
        Arguments.of(new OpenAlexReader(), Records.sample("openalex.jsonl")),
        Arguments.of(new AnthologyReader(), Records.sample("anthology.xml")),
        Arguments.of(new BibtexReader(), Records.sample("papers.bib")),
        Arguments.of(new TranslationsReader(), Records.sample("translations.jsonl")),
        Arguments.of(new CapturedReader(), Records.sample("captured.jsonl")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void survivesBeingCutAnywhere(FormatReader reader, String sample) {
    byte[] whole = sample.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length += 97) {
      read(reader, Arrays.copyOf(whole, length));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void survivesDamagedBytes(FormatReader reader, String sample) {
    Random random = Seed.random("survivesDamagedBytes");
    byte[] whole = sample.getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 60; round++) {
      byte[] damaged = whole.clone();
      int count = 1 + random.nextInt(8);
      for (int i = 0; i < count; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      read(reader, damaged);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void survivesPiecesLeftOutAndRepeated(FormatReader reader, String sample) {
    Random random = Seed.random("survivesPiecesLeftOutAndRepeated");
    for (int round = 0; round < 60; round++) {
      int from = random.nextInt(sample.length());
      int to = Math.min(sample.length(), from + random.nextInt(60));
      String changed =
          random.nextBoolean()
              ? sample.substring(0, from) + sample.substring(to)
              : sample.substring(0, to) + sample.substring(from);
      read(reader, changed.getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void survivesNoise(FormatReader reader, String sample) {
    Random random = Seed.random("survivesNoise");
    for (int round = 0; round < 50; round++) {
      byte[] noise = new byte[random.nextInt(3_000)];
      random.nextBytes(noise);
      read(reader, noise);
      String marks = "{}[]<>/\"'@=,&;#!-\\\n :ax1";
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 2_000; i++) {
        text.append(marks.charAt(random.nextInt(marks.length())));
      }
      read(reader, text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void survivesAnotherEncoding(FormatReader reader, String sample) {
    for (Charset charset :
        List.of(
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            Charset.forName("GB18030"),
            Charset.forName("UTF-32"))) {
      read(reader, sample.getBytes(charset));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void survivesNullsNumbersAndListsInEveryField(FormatReader reader, String sample) {
    for (String value :
        List.of("null", "7", "[]", "{}", "[null]", "true", "\"\"", "1e999", "[[1]]")) {
      read(
          reader,
          sample.replaceAll(":\\s*\"[^\"]{0,400}\"", ":" + value).getBytes(StandardCharsets.UTF_8));
    }
    read(reader, sample.replaceAll(">[^<]+<", "><").getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void survivesRepeatedKeys(FormatReader reader, String sample) {
    String doubled = sample.replaceAll("(\"[a-z_]+\":)", "$1null,$1");
    read(reader, doubled.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void survivesAbsurdNesting(FormatReader reader, String sample) {
    int deep = 50_000;
    for (String open :
        List.of("[", "{\"a\":", "<a>", "<record>", "<paper>", "@a{b,c={{", "{", "(")) {
      String nested = open.repeat(deep);
      read(reader, (sample + nested).getBytes(StandardCharsets.UTF_8));
      read(reader, nested.getBytes(StandardCharsets.UTF_8));
      read(
          reader,
          sample
              .replaceFirst(
                  ">([^<]{3,20})<", ">" + java.util.regex.Matcher.quoteReplacement(nested) + "<")
              .getBytes(StandardCharsets.UTF_8));
    }
    String balanced = "{".repeat(5_000) + "x" + "}".repeat(5_000);
    read(reader, ("@a{k, title=" + balanced + "}").getBytes(StandardCharsets.UTF_8));
    read(
        reader,
        ("{\"id\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}\n" + sample)
            .getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void rejectsTheRecordOfTenMegabytesAndReadsTheNext(FormatReader reader, String sample) {
    String huge = "lorem ipsum ".repeat(900_000);
    String grown = sample.replaceFirst("((?<![a-z])title\"?\\s*[:=>]+\\s*[\"{]?)", "$1" + huge);
    assertThat(grown.length()).as("the sample has a title").isGreaterThan(10_000_000);

    List<HarvestedRecord> records = read(reader, grown.getBytes(StandardCharsets.UTF_8));
    List<HarvestedRecord> before = read(reader, sample.getBytes(StandardCharsets.UTF_8));

    assertThat(rejections(records)).isGreaterThanOrEqualTo(rejections(before));
    if (!sample.contains("<title>cs.CL") && !sample.contains("ArXiv Query")) {
      assertThat(rejections(records)).isGreaterThan(rejections(before));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void opensNoExternalEntity(FormatReader reader, String sample, @TempDir Path folder)
      throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "SECRET-CONTENT");
    String type =
        "<!DOCTYPE x [<!ENTITY s SYSTEM \""
            + secret.toUri()
            + "\"><!ENTITY % p SYSTEM \"http://127.0.0.1:9/p.dtd\"> %p;]>";
    String attacked =
        (sample.startsWith("<?xml") ? sample.replaceFirst("\\?>", "?>" + type) : type + sample)
            .replaceAll("<title>", "<title>&s;");

    List<HarvestedRecord> records = read(reader, attacked.getBytes(StandardCharsets.UTF_8));

    assertThat(records.toString()).doesNotContain("SECRET-CONTENT");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void laughsAtBillionLaughs(FormatReader reader, String sample) {
    StringBuilder type = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      type.append("<!ENTITY a").append(i).append(" \"");
      type.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    type.append("]>");
    String bomb =
        (sample.startsWith("<?xml") ? sample.replaceFirst("\\?>", "?>" + type) : type + sample)
            .replaceAll("<title>", "<title>&a29;");

    List<HarvestedRecord> records = read(reader, bomb.getBytes(StandardCharsets.UTF_8));

    assertThat(records.toString()).doesNotContain("haha");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void streamsThroughAGzipBomb(FormatReader reader, String sample) throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      gzip.write(sample.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100; i++) {
        gzip.write(zeros);
      }
    }
    try (InputStream in = CompressedInput.open(new ByteArrayInputStream(bomb.toByteArray()))) {
      readFrom(reader, in);
    }
  }

  private static long rejections(List<HarvestedRecord> records) {
    return records.stream().filter(HarvestedRecord.Rejected.class::isInstance).count();
  }

  private static List<HarvestedRecord> read(FormatReader reader, byte[] bytes) {
    return readFrom(reader, new ByteArrayInputStream(bytes));
  }

  private static List<HarvestedRecord> readFrom(FormatReader reader, InputStream in) {
    Records records = new Records();
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          try {
            reader.read(in, 0, records);
          } catch (BroadsheetException refused) {
            assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
            assertThat(refused.getMessage()).isNotBlank();
          }
        });
    for (HarvestedRecord record : records.all) {
      if (record instanceof HarvestedRecord.Rejected rejected) {
        assertThat(rejected.reason()).isNotBlank().hasSizeLessThan(1_000);
      }
    }
    return records.all;
  }
}
