package io.broadsheet.search;

import static io.broadsheet.index.IndexedPapers.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.index.Hit;
import io.broadsheet.search.ReciprocalRankFusion.Ranking;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReciprocalRankFusionTest {
  private final ReciprocalRankFusion fusion = new ReciprocalRankFusion(60);

  @Test
  void addsReciprocalRanksExactly() {
    assertThat(fusion.fuse(List.of(ranking(1, 1, 2, 3), ranking(1, 3, 2, 4))))
        .containsExactly(
            new Hit(id(3), 1.0 / 63 + 1.0 / 61),
            new Hit(id(2), 1.0 / 62 + 1.0 / 62),
            new Hit(id(1), 1.0 / 61),
            new Hit(id(4), 1.0 / 63));
  }

  @Test
  void putsTiesInOrderOfTheKeyWhateverTheOrderOfRankings() {
    List<Ranking> rankings = List.of(ranking(1, 9, 5), ranking(1, 5, 9));
    assertThat(fusion.fuse(rankings)).isEqualTo(fusion.fuse(rankings.reversed()));
    assertThat(fusion.fuse(rankings)).extracting(Hit::paperId).containsExactly(id(5), id(9));
  }

  @Test
  void weighsRankingsAndCountsAPaperOnceInEach() {
    assertThat(fusion.fuse(List.of(ranking(2, 1, 1, 2), ranking(0.5, 2))))
        .containsExactly(new Hit(id(2), 2.0 / 63 + 0.5 / 61), new Hit(id(1), 2.0 / 61));
  }

  @Test
  void fusesNothingToNothingAndRefusesANegativeConstant() {
    assertThat(fusion.fuse(List.of())).isEmpty();
    assertThatThrownBy(() -> new ReciprocalRankFusion(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Ranking ranking(double weight, int... numbers) {
    return new Ranking(
        Arrays.stream(numbers).mapToObj(number -> new Hit(id(number), 1)).toList(), weight);
  }
}
