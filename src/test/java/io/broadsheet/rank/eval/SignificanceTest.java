package io.broadsheet.rank.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.rank.eval.Significance.Bounds;
import io.broadsheet.rank.eval.Significance.Difference;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignificanceTest {
  /// Of the eight ways to sign 1, 1, 1 two give a sum of 3 or -3.
  @Test
  void threeEqualDifferencesComeByChanceOnceInFour() {
    Difference difference = Significance.difference(new double[] {1, 2, 3}, new double[] {0, 1, 2});
    assertThat(difference.mean()).isEqualTo(1);
    assertThat(difference.p()).isEqualTo(0.25);
    assertThat(difference.bounds()).isEqualTo(new Bounds(1, 1));
  }

  /// Signs of 3, 1, 1: sums 5, 3, 3, 1, -1, -3, -3, -5, of which six are 3 or more away from 0.
  @Test
  void differencesThatCancelCountAsTheySumUp() {
    Difference difference = Significance.difference(new double[] {3, 1, 0}, new double[] {0, 0, 1});
    assertThat(difference.mean()).isEqualTo(1);
    assertThat(difference.p()).isEqualTo(0.75);
  }

  @Test
  void theSameTwiceIsNoDifference() {
    double[] values = new Random(1).doubles(100).toArray();
    Difference difference = Significance.difference(values, values);
    assertThat(difference.mean()).isZero();
    assertThat(difference.p()).isEqualTo(1);
  }

  /// Twenty differences of 1: by chance once in 2^19, which is less than sampling can see.
  @Test
  void manyAlikeDifferencesAreNoChance() {
    double[] ones = new double[20];
    Arrays.fill(ones, 1);
    assertThat(Significance.difference(ones, new double[20]).p()).isBetween(0.00009, 0.001);
  }

  /// The error of a mean of 400 values of deviation 1 is 0.05: the bounds are 1.96 of it away on
  /// either side.
  @Test
  void theBoundsAreAsWideAsTheErrorOfTheMean() {
    double[] values = new Random(7).doubles(400).map(x -> (x - 0.5) * Math.sqrt(12)).toArray();
    Bounds bounds = Significance.bounds(values);
    double mean = Arrays.stream(values).average().orElseThrow();
    assertThat(mean - bounds.low()).isCloseTo(0.098, within(0.012));
    assertThat(bounds.high() - mean).isCloseTo(0.098, within(0.012));
    assertThat(Significance.bounds(values)).isEqualTo(bounds);
  }

  @Test
  void pIsRareWhereNothingDiffersAndSmallWhereSomethingDoes() {
    Random random = new Random(3);
    int small = 0;
    for (int trial = 0; trial < 100; trial++) {
      double[] first = random.doubles(30).toArray();
      double[] second = random.doubles(30).toArray();
      small += Significance.difference(first, second).p() < 0.05 ? 1 : 0;
    }
    assertThat(small).isBetween(1, 14);
  }

  @Test
  void nothingOrOtherQueriesCannotBeCompared() {
    assertThatThrownBy(() -> Significance.bounds(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Significance.difference(new double[2], new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
