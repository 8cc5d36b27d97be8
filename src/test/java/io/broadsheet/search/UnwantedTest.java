package io.broadsheet.search;

import static io.broadsheet.index.IndexedPapers.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.index.Hit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnwantedTest {
  private static final float[] WANTED = {1, 0, 0};
  private static final float[] UNWANTED = {0.6f, 0.8f, 0};

  @Test
  void aPaperLosesWhatItIsNearerToTheExcludedThanTheQueryIs() {
    List<Hit> ranked = List.of(new Hit(id(1), 0.8), new Hit(id(2), 0.7), new Hit(id(3), 0.6));
    List<Hit> lowered =
        Unwanted.lower(
            ranked,
            WANTED,
            UNWANTED,
            Map.of(id(1), new float[] {0.8f, 0.6f, 0}, id(2), new float[] {0.7f, 0, 0.714f}));
    assertThat(lowered).extracting(Hit::paperId).containsExactly(id(2), id(3), id(1));
    assertThat(lowered.get(0).score()).isEqualTo(0.7);
    assertThat(lowered.get(1).score()).isEqualTo(0.6);
    assertThat(lowered.get(2).score()).isCloseTo(0.8 - (0.96 - 0.6), within(1e-6));
  }

  @Test
  void whatIsFartherFromTheExcludedGainsNothing() {
    List<Hit> ranked = List.of(new Hit(id(1), 0.9), new Hit(id(2), 0.8));
    assertThat(
            Unwanted.lower(
                ranked,
                WANTED,
                UNWANTED,
                Map.of(id(1), new float[] {0.6f, 0, 0.8f}, id(2), new float[] {0.8f, -0.6f, 0})))
        .isEqualTo(ranked);
    assertThat(Unwanted.lower(List.of(), WANTED, UNWANTED, Map.of())).isEmpty();
  }
}
