package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.edition.FrontFormula.ScoredPaper;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.testing.Seed;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static EditionConfig config(List<String> categories, List<String> interests, int items) {
    return new EditionConfig(categories, interests, items, 4, ZoneOffset.UTC);
  }

  private static Edition arrange(
      EditionConfig config, List<Paper> papers, List<PaperSignal> votes) {
    FrontFormula formula =
        new FrontFormula(
            config.parsedInterests(), RisingTerms.none(EditionSamples.DAY), new Votes(votes));
    List<ScoredPaper> scored = papers.stream().map(formula::score).toList();
    return new Layout(config).arrange(EditionSamples.DAY, scored, false);
  }

  @Test
  void everyPaperOfADayHasExactlyOnePlace() {
    Random random = Seed.random("LayoutTest");
    for (int round = 0; round < 200; round++) {
      List<Paper> papers = new ArrayList<>();
      for (int i = random.nextInt(60); i > 0; i--) {
        papers.add(EditionSamples.random(random, i, EditionSamples.DAY));
      }
      EditionConfig config =
          config(
              random.nextBoolean() ? List.of() : List.of("cs.CL", "math.AG", "none.SUCH"),
              random.nextBoolean() ? List.of() : List.of("language models", "quantum"),
              1 + random.nextInt(6));
      Edition edition = arrange(config, papers, List.of());

      assertThat(edition.total()).isEqualTo(papers.size());
      assertThat(edition.items().map(item -> item.paper().id()))
          .containsExactlyInAnyOrderElementsOf(papers.stream().map(Paper::id).toList());
      assertThat(edition.lead().isPresent()).isEqualTo(!papers.isEmpty());
      edition.lead().ifPresent(lead -> assertThat(lead.reason()).isPresent());
      for (Section section : edition.sections()) {
        assertThat(section.items()).isNotEmpty().hasSizeLessThanOrEqualTo(section.total());
        if (section.isCategory()) {
          assertThat(section.total())
              .isEqualTo(
                  papers.stream()
                      .filter(paper -> paper.primaryCategory().orElse("").equals(section.key()))
                      .count());
          assertThat(section.items()).hasSizeLessThanOrEqualTo(config.itemsPerSection());
        }
      }

      Collections.shuffle(papers, random);
      assertThat(arrange(config, papers, List.of())).isEqualTo(edition);
    }
  }

  @Test
  void theLeadFitsAnInterestBestAndSaysWhich() {
    List<Paper> papers =
        List.of(
            EditionSamples.paper(1, "Graphs", "x".repeat(900), "cs.AI", "cs.CL", "cs.CV", "cs.LG"),
            EditionSamples.paper(2, "Nothing of note", "Quantum memory in passing.", "cs.AI"),
            EditionSamples.paper(3, "Quantum Memory", "Short.", "cs.AI"));
    Edition edition = arrange(config(List.of(), List.of("quantum memory"), 3), papers, List.of());
    assertThat(edition.lead().orElseThrow().paper().title()).isEqualTo("Quantum Memory");
    assertThat(edition.lead().orElseThrow().reason())
        .contains("Matches “quantum memory” in the title");
    Section interests = edition.section(Section.INTERESTS).orElseThrow();
    assertThat(interests.items())
        .singleElement()
        .satisfies(item -> assertThat(item.reason()).contains("Matches “quantum memory”"));
    assertThat(interests.total()).isEqualTo(2);
  }

  @Test
  void upvotesOfAnotherSiteLift() {
    List<Paper> papers =
        List.of(
            EditionSamples.paper(1, "First", "Text.", "cs.AI"),
            EditionSamples.paper(2, "Second", "Text.", "cs.AI"));
    PaperSignal votes =
        new PaperSignal(
            PaperId.arxiv("2511.00002"), "huggingface", "upvotes", 42, EditionSamples.DAY);
    Edition edition = arrange(config(List.of(), List.of(), 3), papers, List.of(votes));
    assertThat(edition.lead().orElseThrow().reason()).contains("42 upvotes at huggingface");
    assertThat(edition.lead().orElseThrow().paper().title()).isEqualTo("Second");
  }

  @Test
  void equalPapersStandByKeyAndTheFirstSaysSo() {
    List<Paper> papers =
        List.of(
            EditionSamples.paper(2, "Second", "Text.", "cs.AI"),
            EditionSamples.paper(1, "First", "Text.", "cs.AI"));
    Edition edition = arrange(config(List.of(), List.of(), 3), papers, List.of());
    assertThat(edition.lead().orElseThrow().paper().title()).isEqualTo("First");
    assertThat(edition.lead().orElseThrow().reason())
        .contains("First of the day's 2 papers in cs.AI");
  }

  @Test
  void configuredSectionsKeepTheirOrderAndTheRestIsAnnouncedBelow() {
    List<Paper> papers =
        List.of(
            EditionSamples.paper(1, "Lead", "x".repeat(700), "cs.AI", "cs.LG"),
            EditionSamples.paper(2, "B", "", "cs.AI"),
            EditionSamples.paper(3, "C", "", "hep-th"),
            EditionSamples.paper(4, "D", "", "math.AG"),
            EditionSamples.paper(5, "E", "", "math.AG"));
    EditionConfig twoSections =
        new EditionConfig(List.of("math.AG", "cs.AI"), List.of(), 1, 2, ZoneOffset.UTC);
    Edition edition = arrange(twoSections, papers, List.of());
    assertThat(edition.sections())
        .extracting(Section::key)
        .containsExactly("math.AG", "cs.AI", Section.ALSO);
    assertThat(edition.section(Section.ALSO).orElseThrow().items())
        .extracting(item -> item.paper().title())
        .containsExactly("C", "E");
    assertThat(edition.section("cs.AI").orElseThrow().total()).isEqualTo(2);
  }
}
