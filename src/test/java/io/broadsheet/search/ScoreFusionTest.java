package io.broadsheet.search;

import static io.broadsheet.index.IndexedPapers.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.index.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreFusionTest {
  private final ScoreFusion half = new ScoreFusion(0.5, 3);

  /// By words 8/8 and 4/8; by meaning (0.9 - 0.5) / 0.4, (0.6 - 0.5) / 0.4 and 0.
  @Test
  void wordsCountFromZeroAndMeaningFromTheLeastOfTheList() {
    assertThat(
            half.fuse(
                List.of(new Hit(id(1), 8), new Hit(id(2), 4)),
                List.of(new Hit(id(3), 0.9), new Hit(id(2), 0.6), new Hit(id(4), 0.5))))
        .satisfiesExactly(
            hit -> assertThat(hit).isEqualTo(new Hit(id(1), 0.5)),
            hit -> assertThat(hit).isEqualTo(new Hit(id(3), 0.5)),
            hit -> {
              assertThat(hit.paperId()).isEqualTo(id(2));
              assertThat(hit.score()).isCloseTo(0.5 * 0.5 + 0.5 * 0.25, within(1e-9));
            },
            hit -> assertThat(hit).isEqualTo(new Hit(id(4), 0)));
  }

  @Test
  void oneRankingAloneKeepsItsOrder() {
    List<Hit> hits = List.of(new Hit(id(7), 3), new Hit(id(5), 2), new Hit(id(6), 2));
    assertThat(half.fuse(hits, List.of()))
        .extracting(Hit::paperId)
        .containsExactly(id(7), id(5), id(6));
    assertThat(half.fuse(List.of(), hits).getFirst()).isEqualTo(new Hit(id(7), 0.5));
    assertThat(half.fuse(List.of(), List.of())).isEmpty();
  }

  @Test
  void equalScoresAndOnesTwiceCountOnceAndFully() {
    List<Hit> equal = List.of(new Hit(id(1), 0.7), new Hit(id(2), 0.7), new Hit(id(3), 0.7));
    assertThat(half.fuse(List.of(), equal)).extracting(Hit::score).containsOnly(0.5);
    assertThat(half.fuse(List.of(new Hit(id(1), 8), new Hit(id(1), 4)), List.of()))
        .containsExactly(new Hit(id(1), 0.5));
    assertThat(half.fuse(List.of(new Hit(id(1), 0), new Hit(id(2), 0)), List.of()))
        .containsExactly(new Hit(id(1), 0.5), new Hit(id(2), 0.5));
  }

  /// Two of three that might have been there: counted from two thirds of the least.
  @Test
  void aShortListIsNotTakenForTheWholeRange() {
    assertThat(half.fuse(List.of(), List.of(new Hit(id(1), 0.6), new Hit(id(2), 0.45))))
        .extracting(Hit::score)
        .satisfiesExactly(
            score -> assertThat(score).isCloseTo(0.5, within(1e-9)),
            score -> assertThat(score).isCloseTo(0.5 * (0.45 - 0.3) / (0.6 - 0.3), within(1e-9)));
  }

  @Test
  void aWeightOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new ScoreFusion(1.01, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScoreFusion(Double.NaN, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
