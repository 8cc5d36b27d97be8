package io.broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.model.Content;
import io.broadsheet.rank.model.InterestModel;
import io.broadsheet.rank.terms.SparseVector;
import io.broadsheet.reader.Follow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankerTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 20);
  private static final SparseVector NO_TERMS = new SparseVector(new int[0], new float[0]);

  @Test
  void theScoreIsThePublishedSum() {
    Candidate candidate =
        candidate(1, TODAY.minusDays(3), new float[] {1, 0}, 100, follow(Follow.Kind.AUTHOR));
    RankedPaper ranked =
        new Ranker(RankWeights.PUBLISHED).rank(List.of(candidate), Taste.NONE, TODAY).getFirst();
    assertThat(ranked.parts().interest()).isZero();
    assertThat(ranked.parts().follows()).isEqualTo(1);
    assertThat(ranked.parts().recency()).isEqualTo(0.5);
    assertThat(ranked.parts().community()).isCloseTo(1, within(1e-9));
    assertThat(ranked.score()).isCloseTo(1.5 + 0.25 + 0.5, within(1e-9));
    assertThat(ranked.reasons())
        .extracting(RankReason::words)
        .containsExactly("You follow someone", "100 upvotes at elsewhere");
  }

  @Test
  void aSliderAtZeroTakesItsPartOutAndItsReasonToo() {
    Candidate candidate = candidate(1, TODAY, new float[] {1, 0}, 100, follow(Follow.Kind.AUTHOR));
    RankedPaper ranked =
        new Ranker(new RankWeights(1, 0, 1, 0, 1))
            .rank(List.of(candidate), Taste.NONE, TODAY)
            .getFirst();
    assertThat(ranked.score()).isEqualTo(0.5);
    assertThat(ranked.reasons()).isEmpty();
  }

  @Test
  void followsTogetherAreBounded() {
    Candidate candidate =
        new Candidate(
            paper(1, TODAY),
            new Content(new float[0], NO_TERMS),
            Collections.nCopies(50, follow(Follow.Kind.QUERY)),
            0,
            "");
    assertThat(
            new Ranker(RankWeights.PUBLISHED)
                .rank(List.of(candidate), Taste.NONE, TODAY)
                .getFirst()
                .parts()
                .follows())
        .isEqualTo(1.5);
  }

  @Test
  void diversityPutsTheSecondOfTwoAlikeDown() {
    List<Candidate> candidates =
        List.of(
            candidate(1, TODAY, new float[] {1, 0}, 60),
            candidate(2, TODAY, new float[] {1, 0}, 50),
            candidate(3, TODAY, new float[] {0, 1}, 40));
    assertThat(order(candidates, new RankWeights(1, 1, 1, 1, 0))).containsExactly(1, 2, 3);
    assertThat(order(candidates, RankWeights.PUBLISHED)).containsExactly(1, 3, 2);
  }

  @Test
  void theOrderDependsOnNothingButTheInput() {
    List<Candidate> candidates = new ArrayList<>();
    Random random = new Random(4);
    for (int i = 1; i <= 200; i++) {
      candidates.add(
          candidate(
              i,
              TODAY.minusDays(random.nextInt(4)),
              new float[] {random.nextFloat(), random.nextFloat()},
              random.nextInt(5)));
    }
    List<Integer> first = order(candidates, RankWeights.PUBLISHED);
    assertThat(first).doesNotHaveDuplicates().hasSize(200);
    Collections.shuffle(candidates, random);
    assertThat(order(candidates, RankWeights.PUBLISHED)).isEqualTo(first);
  }

  @Test
  void diversityMovesPapersAsTheFormulaSaysPlaceByPlace() {
    Random random = new Random(6);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      double angle = random.nextDouble() * Math.PI / 2;
      candidates.add(
          candidate(
              i,
              TODAY,
              new float[] {(float) Math.cos(angle), (float) Math.sin(angle)},
              random.nextInt(100)));
    }
    Ranker plain = new Ranker(new RankWeights(1, 1, 1, 1, 0));
    List<RankedPaper> left = new ArrayList<>(plain.rank(candidates, Taste.NONE, TODAY));
    List<RankedPaper> expected = new ArrayList<>();
    while (!left.isEmpty()) {
      RankedPaper best = left.getFirst();
      double most = Double.NEGATIVE_INFINITY;
      for (RankedPaper each : left) {
        double likest = 0;
        for (RankedPaper placed : expected) {
          likest =
              Math.max(likest, each.candidate().content().likeness(placed.candidate().content()));
        }
        if (each.score() - 0.6 * likest > most) {
          most = each.score() - 0.6 * likest;
          best = each;
        }
      }
      left.remove(best);
      expected.add(best);
    }
    assertThat(order(candidates, RankWeights.PUBLISHED))
        .isEqualTo(expected.stream().map(RankerTest::number).toList());
  }

  @Test
  void weightsOutOfRangeAreRefused() {
    for (double wrong : new double[] {-0.1, 2.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new RankWeights(1, 1, 1, 1, wrong))
          .isInstanceOf(BroadsheetException.class);
    }
  }

  @Test
  void nothingToRankIsNoError() {
    assertThat(new Ranker(RankWeights.PUBLISHED).rank(List.of(), Taste.NONE, TODAY)).isEmpty();
    assertThat(InterestModel.learn(List.of(), List.of(), List.of()).isEmpty()).isTrue();
  }

  private static List<Integer> order(List<Candidate> candidates, RankWeights weights) {
    return new Ranker(weights)
        .rank(candidates, Taste.NONE, TODAY).stream().map(RankerTest::number).toList();
  }

  private static int number(RankedPaper ranked) {
    return Integer.parseInt(ranked.candidate().id().local().substring(5));
  }

  private static Candidate candidate(
      int number, LocalDate day, float[] meaning, long votes, Follow... follows) {
    return new Candidate(
        paper(number, day),
        new Content(meaning, NO_TERMS),
        List.of(follows),
        votes,
        votes > 0 ? "elsewhere" : "");
  }

  private static Paper paper(int number, LocalDate day) {
    return Paper.builder(
            PaperId.arxiv(String.format(java.util.Locale.ROOT, "2511.%05d", number)), "Title")
        .announcedOn(day)
        .build();
  }

  private static Follow follow(Follow.Kind kind) {
    return new Follow(1, kind, "someone", "someone");
  }
}
