package io.broadsheet.rank.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.rank.eval.Run.Scored;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Map<String, Integer> JUDGED = Map.of("a", 3, "b", 2, "c", 3, "d", 0, "e", 1);

  /// Gains 3, 2, 3, 0, 1, 2 are the example of Järvelin and Kekäläinen as every textbook has it:
  /// DCG@6 = 6.861 (here with the grade as gain), ideal 3, 3, 3, 2, 2, 2: 8.740.
  @Test
  void ndcgOfTheTextbookExample() {
    Map<String, Integer> judged =
        Map.of("1", 3, "2", 2, "3", 3, "4", 0, "5", 1, "6", 2, "7", 3, "8", 2);
    assertThat(Metrics.ndcg(List.of("1", "2", "3", "4", "5", "6"), judged, 6))
        .isCloseTo(6.861 / 8.740, within(0.0005));
  }

  @Test
  void ndcgOfAPerfectRankingIsOneAndOfNothingZero() {
    assertThat(Metrics.ndcg(List.of("a", "c", "b", "e"), JUDGED, 10)).isCloseTo(1, within(1e-12));
    assertThat(Metrics.ndcg(List.of("c", "a", "b"), JUDGED, 3)).isCloseTo(1, within(1e-12));
    assertThat(Metrics.ndcg(List.of(), JUDGED, 10)).isZero();
    assertThat(Metrics.ndcg(List.of("x", "d"), JUDGED, 10)).isZero();
    assertThat(Metrics.ndcg(List.of("a"), Map.of("a", 0), 10)).isZero();
  }

  @Test
  void ndcgDiscountsByTheLogarithmOfTheRank() {
    // one relevant document at rank 3: (1 / log2 4) / (1 / log2 2) = 0.5
    assertThat(Metrics.ndcg(List.of("x", "y", "z"), Map.of("z", 1), 10))
        .isCloseTo(0.5, within(1e-12));
    assertThat(Metrics.ndcg(List.of("x", "y", "z"), Map.of("z", 1), 2)).isZero();
  }

  @Test
  void negativeGradesCountAsNotRelevantAndDoublesOnce() {
    Map<String, Integer> judged = Map.of("a", -2, "b", 1);
    assertThat(Metrics.ndcg(List.of("b", "a"), judged, 10)).isCloseTo(1, within(1e-12));
    assertThat(Metrics.ndcg(List.of("b", "b"), judged, 10)).isCloseTo(1, within(1e-12));
    assertThat(Metrics.recall(List.of("b", "b"), judged, 10)).isEqualTo(1);
    assertThat(Metrics.averagePrecision(List.of("b", "b"), judged)).isEqualTo(1);
  }

  @Test
  void recallIsTheShareOfRelevantDocumentsFound() {
    assertThat(Metrics.recall(List.of("a", "x", "e"), JUDGED, 100)).isEqualTo(0.5);
    assertThat(Metrics.recall(List.of("a", "x", "e"), JUDGED, 2)).isEqualTo(0.25);
    assertThat(Metrics.recall(List.of("a"), Map.of(), 100)).isZero();
  }

  @Test
  void reciprocalRankLooksAtTheFirstRelevantOne() {
    assertThat(Metrics.reciprocalRank(List.of("x", "d", "b", "a"), JUDGED, 10))
        .isCloseTo(1.0 / 3, within(1e-12));
    assertThat(Metrics.reciprocalRank(List.of("x", "d", "b"), JUDGED, 2)).isZero();
  }

  @Test
  void averagePrecisionDividesByAllRelevantOnes() {
    // relevant at ranks 1, 3, 5 of 4: (1/1 + 2/3 + 3/5) / 4
    assertThat(Metrics.averagePrecision(List.of("a", "x", "b", "y", "c"), JUDGED))
        .isCloseTo((1 + 2.0 / 3 + 3.0 / 5) / 4, within(1e-12));
  }

  @Test
  void qualityIsTheMeanOverJudgedQueriesAnsweredOrNot() {
    Qrels qrels =
        new Qrels(
            Map.of(
                "q1", Map.of("a", 1),
                "q2", Map.of("b", 1),
                "never relevant", Map.of("c", 0)));
    Run run = new Run("test", Map.of("q1", List.of(new Scored("x", 2), new Scored("a", 1))));
    Quality quality = Quality.of(run, qrels, qrels.byQuery().keySet());
    assertThat(quality.mrrAt10()).isCloseTo(0.25, within(1e-12));
    assertThat(quality.recallAt10()).isCloseTo(0.5, within(1e-12));
    assertThat(quality.recallAt100()).isCloseTo(0.5, within(1e-12));
    assertThat(quality.ndcgAt10()).isCloseTo(0.5 * Math.log(2) / Math.log(3), within(1e-12));
    assertThat(quality.meanAveragePrecision()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void aDepthBelowOneIsRefused() {
    assertThatThrownBy(() -> Metrics.ndcg(List.of(), Map.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void latencyPercentilesAreByNearestRank() {
    long[] nanos = new long[200];
    for (int i = 0; i < nanos.length; i++) {
      nanos[nanos.length - 1 - i] = (i + 1) * 1_000_000L;
    }
    assertThat(LatencyMillis.of(nanos)).isEqualTo(new LatencyMillis(100.5, 100, 190, 198));
    assertThat(LatencyMillis.of(new long[] {3_000_000})).isEqualTo(new LatencyMillis(3, 3, 3, 3));
  }
}
