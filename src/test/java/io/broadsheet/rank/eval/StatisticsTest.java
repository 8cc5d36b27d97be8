package io.broadsheet.rank.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  /// The mean of 400 normal values lies within 1.96 / 20 of its expectation in 95 of 100 cases.
  @Test
  void theIntervalIsAsWideAsTheoryHasIt() {
    Random random = new Random(3);
    double[] values = DoubleStream.generate(random::nextGaussian).limit(400).toArray();
    Interval interval = Interval.of(values, 1);
    assertThat(interval.mean() - interval.low()).isCloseTo(1.96 / 20, within(0.02));
    assertThat(interval.high() - interval.mean()).isCloseTo(1.96 / 20, within(0.02));
    assertThat(Interval.of(values, 1)).isEqualTo(interval);
  }

  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    Random random = new Random(4);
    int held = 0;
    for (int i = 0; i < 200; i++) {
      Interval interval =
          Interval.of(DoubleStream.generate(random::nextDouble).limit(60).toArray(), i);
      held += interval.low() <= 0.5 && 0.5 <= interval.high() ? 1 : 0;
    }
    assertThat(held).isBetween(180, 198);
  }

  /// Of the 32 ways to flip five equal differences two are as large as the one seen.
  @Test
  void theChanceOfFiveEqualDifferencesIsTwoIn32() {
    double p = PairedTest.pValue(new double[] {1, 1, 1, 1, 1}, new double[5], 9);
    assertThat(p).isCloseTo(2.0 / 32, within(0.008));
  }

  @Test
  void sameSystemsDoNotDifferAndBetterOnesDo() {
    Random random = new Random(5);
    double[] a = DoubleStream.generate(random::nextDouble).limit(100).toArray();
    double[] better = DoubleStream.of(a).map(value -> value + 0.1 * random.nextDouble()).toArray();
    assertThat(PairedTest.pValue(a, a, 1)).isEqualTo(1);
    assertThat(PairedTest.pValue(better, a, 1)).isLessThan(0.001);
    assertThatThrownBy(() -> PairedTest.pValue(a, new double[3], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
