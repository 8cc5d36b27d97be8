package io.broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.Seed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaperMergerTest {
  private static final PaperId ID = PaperId.arxiv("2503.20791");
  private static final List<String> PROVENANCES =
      List.of("arxiv", "arxiv-rss", "daily-papers", "bibtex", "arxiv-snapshot", "unheard-of");

  @Test
  void aThinRecordNeverBlanksARichOne() {
    Paper rich =
        Paper.builder(ID, "Title")
            .provenance("arxiv")
            .abstractText("Abstract.")
            .language("en")
            .authors(List.of(AuthorNames.parse("A B"), AuthorNames.parse("C D")))
            .categories(List.of("cs.CL"))
            .announcedOn(LocalDate.of(2025, 3, 27))
            .comment("12 pages")
            .build();
    for (String thin : List.of("arxiv-rss", "daily-papers")) {
      Paper incoming = Paper.builder(ID, "Other").provenance(thin).build();
      assertThat(PaperMerger.merge(rich, incoming)).isEqualTo(rich);
      Paper merged = PaperMerger.merge(incoming, rich);
      assertThat(merged).isEqualTo(rich);
    }
  }

  @Test
  void theMoreTrustedAuthorListWinsThoughShorter() {
    Paper trusted =
        Paper.builder(ID, "T").provenance("arxiv").authors(List.of(Author.named("A B"))).build();
    Paper other =
        Paper.builder(ID, "T")
            .provenance("daily-papers")
            .authors(List.of(Author.named("A B"), Author.named("C D")))
            .build();
    assertThat(PaperMerger.merge(trusted, other).authors()).isEqualTo(trusted.authors());
    assertThat(PaperMerger.merge(other, trusted).authors()).isEqualTo(trusted.authors());
  }

  @Test
  void theDateOfVersionOneIsWhenThePaperWasSubmitted() {
    Instant current = Instant.parse("2014-12-12T00:00:00Z");
    Instant first = Instant.parse("2008-06-25T10:00:00Z");
    Paper listed = Paper.builder(ID, "T").provenance("arxiv").submittedAt(current).build();
    Paper raw =
        Paper.builder(ID, "T")
            .provenance("arxiv")
            .versions(List.of(new PaperVersion(1, first), new PaperVersion(6, current)))
            .build();
    assertThat(PaperMerger.merge(listed, raw).submittedAt()).isEqualTo(first);
    assertThat(PaperMerger.merge(raw, listed).submittedAt()).isEqualTo(first);
  }

  @Test
  void lawsHoldForAnyRecords() {
    Random random = Seed.random("lawsHoldForAnyRecords");
    for (int round = 0; round < 5_000; round++) {
      Paper a = paper(random);
      Paper b = paper(random);
      Paper merged = PaperMerger.merge(a, b);
      assertThat(PaperMerger.merge(a, a)).isEqualTo(a);
      assertThat(PaperMerger.merge(merged, b)).isEqualTo(merged);
      if (a.provenance().equals(b.provenance())) {
        assertThat(merged.title()).isEqualTo(b.title());
        assertThat(merged.comment()).isEqualTo(b.comment() == null ? a.comment() : b.comment());
      }
      assertThat(merged.versions())
          .extracting(PaperVersion::number)
          .isSorted()
          .doesNotHaveDuplicates()
          .containsAll(a.versions().stream().map(PaperVersion::number).toList())
          .containsAll(b.versions().stream().map(PaperVersion::number).toList());
      assertThat(merged.links()).containsAll(a.links()).containsAll(b.links());
      assertThat(merged.abstractText()).isNotEmpty();
      boolean corrected = b.provenance().equals("arxiv-rss") && b.announcedOn() != null;
      assertThat(merged.announcedOn())
          .isEqualTo(corrected || a.announcedOn() == null ? b.announcedOn() : a.announcedOn());
    }
  }

  private static Paper paper(Random random) {
    List<PaperVersion> versions = new ArrayList<>();
    for (int number = 1; number < 4; number++) {
      if (random.nextBoolean()) {
        Instant at = random.nextBoolean() ? Instant.ofEpochSecond(random.nextInt(1000)) : null;
        versions.add(new PaperVersion(number, at));
      }
    }
    String comment = random.nextBoolean() ? "comment " + random.nextInt(3) : null;
    return Paper.builder(ID, "Title " + random.nextInt(3))
        .provenance(PROVENANCES.get(random.nextInt(PROVENANCES.size())))
        .abstractText("Abstract " + random.nextInt(3))
        .versions(versions)
        .submittedAt(
            versions.isEmpty() || versions.getFirst().number() != 1
                ? null
                : versions.getFirst().submittedAt())
        .comment(comment)
        .announcedOn(random.nextBoolean() ? LocalDate.of(2025, 1, 1 + random.nextInt(9)) : null)
        .links(
            random.nextBoolean()
                ? List.of(new Link(Link.Kind.CODE, "https://a.org/" + random.nextInt(2)))
                : List.of())
        .build();
  }
}
