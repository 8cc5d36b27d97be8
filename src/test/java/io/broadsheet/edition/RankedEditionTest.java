package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.Candidate;
import io.broadsheet.rank.RankReason;
import io.broadsheet.rank.RankedPaper;
import io.broadsheet.rank.model.Content;
import io.broadsheet.rank.terms.SparseVector;
import io.broadsheet.reader.Follow;
import io.broadsheet.testing.Seed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankedEditionTest {
  private static final LocalDate DAY = LocalDate.of(2025, 11, 20);
  private static final RankReason LIKE =
      new RankReason.LikeSaved(id(99), "On $L^p$ norms", List.of("sharp bounds"));

  @Test
  void theBestLeadsTheNextAreForTheReaderAndTheFormerLeadKeepsAPlace() {
    Edition edition = edition(10, new Follow(7, Follow.Kind.CATEGORY, "cs.CL", "cs.CL"));
    Edition ranked =
        RankedEdition.of(edition, List.of(ranked(5, 3, LIKE), ranked(2, 2, LIKE), ranked(0, 1)), 3);
    assertThat(ranked.lead().orElseThrow().paper().id()).isEqualTo(id(5));
    assertThat(ranked.lead().orElseThrow().reasons())
        .containsExactly(new Reason.LikeSaved("On Lᵖ norms", List.of("sharp bounds")));
    Section forYou = ranked.sections().getFirst();
    assertThat(forYou.key()).isEqualTo(Section.FOR_YOU);
    assertThat(forYou.isCategory()).isFalse();
    assertThat(forYou.items()).extracting(item -> item.paper().id()).containsExactly(id(2));
    assertThat(ranked.section(Section.ALSO).orElseThrow().items().getFirst().paper().id())
        .isEqualTo(id(0));
    assertThat(ranked.total()).isEqualTo(edition.total());
  }

  @Test
  void withoutAReasonNothingMoves() {
    Edition edition = edition(8, null);
    assertThat(RankedEdition.of(edition, List.of(ranked(3, 9), ranked(2, -1, LIKE)), 3))
        .isEqualTo(edition);
    assertThat(RankedEdition.of(edition, List.of(), 3)).isEqualTo(edition);
  }

  @Test
  void aFollowsSectionIsInTheReadersOrderAndSaysTheFollowOnce() {
    Follow follow = new Follow(7, Follow.Kind.CATEGORY, "cs.CL", "cs.CL");
    Edition edition = edition(10, follow);
    RankReason followed = new RankReason.Followed(follow);
    Edition ranked =
        RankedEdition.of(
            edition,
            List.of(
                ranked(9, 4, LIKE),
                ranked(3, 3, followed),
                ranked(2, 2, followed),
                ranked(1, 1, followed)),
            0);
    Section section =
        ranked.sections().stream().filter(s -> s.follow().isPresent()).findFirst().orElseThrow();
    assertThat(section.items())
        .extracting(item -> item.paper().id())
        .containsExactly(id(3), id(2), id(1));
    assertThat(section.items().getFirst().reasons())
        .containsExactly(new Reason.Followed(Follow.Kind.CATEGORY, "cs.CL"));
  }

  @Test
  void eachPaperIsThereOnce() {
    Random random = Seed.random("RankedEditionTest");
    for (int round = 0; round < 300; round++) {
      int papers = 1 + random.nextInt(30);
      Edition edition =
          edition(
              papers,
              random.nextBoolean() ? new Follow(7, Follow.Kind.CATEGORY, "cs.CL", "cs.CL") : null);
      List<RankedPaper> order = new ArrayList<>();
      for (int i = 0; i < papers; i++) {
        if (random.nextBoolean()) {
          order.add(random.nextBoolean() ? ranked(i, 1, LIKE) : ranked(i, 1));
        }
      }
      Collections.shuffle(order, random);
      Edition ranked = RankedEdition.of(edition, order, random.nextInt(8));
      assertThat(ranked.items().map(item -> item.paper().id()).toList())
          .containsExactlyInAnyOrderElementsOf(
              edition.items().map(item -> item.paper().id()).toList());
    }
  }

  /// Paper 0 leads, the next three are in a follow's section when there is one, the rest below.
  private static Edition edition(int papers, Follow follow) {
    List<EditionItem> items = new ArrayList<>();
    for (int i = 0; i < papers; i++) {
      boolean followed = follow != null && i >= 1 && i <= 3;
      items.add(
          new EditionItem(
              paper(i),
              followed ? List.of(new Reason.Followed(follow.kind(), follow.label())) : List.of()));
    }
    List<Section> sections = new ArrayList<>();
    int from = 1;
    if (follow != null && papers > 3) {
      sections.add(new Section(Section.of(follow), follow.label(), items.subList(1, 4), 3));
      from = 4;
    }
    if (papers > from) {
      sections.add(
          new Section(Section.ALSO, "Also announced", items.subList(from, papers), papers - from));
    }
    return new Edition(DAY, Optional.of(items.getFirst()), sections, papers, false);
  }

  private static RankedPaper ranked(int number, double score, RankReason... reasons) {
    Content content = new Content(new float[0], new SparseVector(new int[0], new float[0]));
    return new RankedPaper(
        new Candidate(paper(number), content, List.of(), 0, ""),
        score,
        new RankedPaper.Parts(0, 0, 0, 0),
        List.of(reasons));
  }

  private static Paper paper(int number) {
    return Paper.builder(id(number), "Paper " + number).announcedOn(DAY).build();
  }

  private static PaperId id(int number) {
    return PaperId.arxiv(String.format(java.util.Locale.ROOT, "2511.%05d", number));
  }
}
