package io.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.ExternalId;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperVersion;
import io.broadsheet.testing.RandomPapers;
import io.broadsheet.testing.Seed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperCodecTest {
  private static final String WHOLE =
      "{\"v\":1,\"id\":\"hep-th/9901001\",\"provenance\":\"arxiv\",\"title\":\"T \\\"q\\\"\","
          + "\"abstract\":\"摘要\",\"language\":\"en\",\"authors\":[{\"name\":\"A B\",\"family\":\"B\","
          + "\"given\":\"A\",\"suffix\":\"Jr.\",\"orcid\":\"0000-0002-1825-0097\","
          + "\"affiliations\":[\"X\"]},{\"name\":\"C\"}],\"categories\":[\"hep-th\",\"gr-qc\"],"
          + "\"versions\":[{\"number\":1,\"submittedAt\":\"1999-01-01T00:00:00Z\"},{\"number\":2}],"
          + "\"submittedAt\":\"1999-01-01T00:00:00Z\",\"updatedAt\":\"1999-01-02T00:00:00Z\","
          + "\"announcedOn\":\"1999-01-04\",\"comment\":\"c\",\"doi\":\"10.1/X\","
          + "\"journalReference\":\"j\",\"reportNumber\":\"r\",\"licence\":\"l\","
          + "\"links\":[{\"kind\":\"CODE\",\"url\":\"https://x.org\"}],"
          + "\"externalIds\":[{\"scheme\":\"pmid\",\"value\":\"1\"}],\"withdrawn\":true}";

  @Test
  void writesTheFormThatIsInEveryDatabaseAndDump() {
    Instant first = Instant.parse("1999-01-01T00:00:00Z");
    Paper paper =
        Paper.builder(PaperId.arxiv("hep-th/9901001"), "T \"q\"")
            .provenance("arxiv")
            .abstractText("摘要")
            .language("en")
            .authors(
                List.of(
                    new Author("A B", "B", "A", "Jr.", "0000-0002-1825-0097", List.of("X")),
                    new Author("C", null, null, null, null, List.of())))
            .categories(List.of("hep-th", "gr-qc"))
            .versions(List.of(new PaperVersion(1, first), new PaperVersion(2, null)))
            .submittedAt(first)
            .updatedAt(Instant.parse("1999-01-02T00:00:00Z"))
            .announcedOn(LocalDate.of(1999, 1, 4))
            .comment("c")
            .doi("10.1/X")
            .journalReference("j")
            .reportNumber("r")
            .licence("l")
            .links(List.of(new Link(Link.Kind.CODE, "https://x.org")))
            .externalIds(List.of(new ExternalId("pmid", "1")))
            .withdrawn(true)
            .build();
    assertThat(PaperCodec.encode(paper)).isEqualTo(WHOLE);
    assertThat(PaperCodec.decode(WHOLE)).isEqualTo(paper);
  }

  @Test
  void readsBackWhatItWrote() {
    Random random = Seed.random("readsBackWhatItWrote");
    RandomPapers world = new RandomPapers(random, 900);
    for (int i = 0; i < 2000; i++) {
      String text = PaperCodec.encode(world.paper());
      assertThat(text).doesNotContain("\n");
      assertThat(PaperCodec.encode(PaperCodec.decode(text))).isEqualTo(text);
    }
  }

  @Test
  void keepsEverythingButHalvesOfSurrogatePairs() {
    Paper paper =
        Paper.builder(PaperId.arxiv("2501.00001"), "😀 \uD83D \u0000 \uDE00").comment("").build();
    Paper back = PaperCodec.decode(PaperCodec.encode(paper));
    assertThat(back.title()).isEqualTo("😀 \uFFFD \u0000 \uFFFD");
    assertThat(back.comment()).isEmpty();
  }

  @Test
  void skipsFieldsOfLaterPrograms() {
    assertThat(
            PaperCodec.decode(
                    "{\"later\":{\"a\":[1,{\"b\":null}]},\"id\":\"2501.00001\",\"title\":\"T\","
                        + "\"authors\":[{\"later\":[1],\"name\":\"A\"}],\"doi\":null}")
                .authors())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"id\":\"2501.00001\",\"title\":\"T\"} {",
        "{\"id\":\"2501.00001\",\"title\":\"T\"",
        "{\"title\":\"T\"}",
        "{\"id\":\"2501.00001\"}",
        "{\"id\":\"2501.00001\",\"title\":\"  \"}",
        "{\"id\":\"2501.00001\",\"title\":7}",
        "{\"id\":\"2501.1\",\"title\":\"T\"}",
        "{\"v\":2,\"id\":\"2501.00001\",\"title\":\"T\"}",
        "{\"v\":99999999999999999999,\"id\":\"2501.00001\",\"title\":\"T\"}",
        "{\"v\":\"1\",\"id\":\"2501.00001\",\"title\":\"T\"}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"authors\":\"A\"}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"authors\":[\"A\"]}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"authors\":[{}]}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"categories\":[1]}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"versions\":[{\"number\":0}]}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"versions\":[{\"number\":1.5}]}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"links\":[{\"kind\":\"X\",\"url\":\"https://x\"}]}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"links\":[{\"kind\":\"PDF\",\"url\":\"file:x\"}]}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"links\":[{\"kind\":\"PDF\"}]}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"announcedOn\":\"2025-02-30\"}",
        "{\"id\":\"2501.00001\",\"title\":\"T\",\"updatedAt\":\"yesterday\"}"
      })
  void refusesWhatIsNoPaperAndSaysWhy(String text) {
    assertThatThrownBy(() -> PaperCodec.decode(text))
        .isInstanceOfSatisfying(
            BroadsheetException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
              assertThat(refusal.getMessage()).startsWith("Not a ").doesNotContain("io.broadsheet");
            });
  }

  @Test
  void refusesEveryCutAndEveryDeepNest() {
    for (int length = 0; length < WHOLE.length(); length++) {
      String cut = WHOLE.substring(0, length);
      assertThatThrownBy(() -> PaperCodec.decode(cut)).isInstanceOf(BroadsheetException.class);
    }
    assertThatThrownBy(() -> PaperCodec.decode("{\"x\":" + "[".repeat(200_000)))
        .isInstanceOf(BroadsheetException.class);
  }
}
