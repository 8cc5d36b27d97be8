package io.broadsheet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Axes are marked where people count.
class TicksTest {
  @ParameterizedTest
  @CsvSource({
    "0, 6, true, 0.0;1.0",
    "1, 6, true, 0.0;1.0",
    "3, 6, true, 0.0;1.0;2.0;3.0",
    "17, 6, true, 0.0;5.0;10.0;15.0;20.0",
    "100, 5, true, 0.0;20.0;40.0;60.0;80.0;100.0",
    "0.03, 3, false, 0.0;0.01;0.02;0.03"
  })
  void numbersAreOneTwoOrFiveTimesAPowerOfTenApart(
      double largest, int most, boolean whole, String expected) {
    List<Double> ticks = Ticks.of(largest, most, whole);
    assertThat(ticks.stream().map(tick -> Math.round(tick * 1e9) / 1e9).map(String::valueOf))
        .containsExactly(expected.split(";"));
  }

  @Test
  void theLastNumberIsNeverBelowTheLargestAndTheyAreFew() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      double largest = Math.exp(random.nextDouble(-12, 16));
      boolean whole = random.nextBoolean();
      double value = whole ? Math.ceil(largest) : largest;
      List<Double> ticks = Ticks.of(value, 6, whole);
      assertThat(ticks.getLast()).as("%s", value).isGreaterThanOrEqualTo(value * (1 - 1e-6));
      assertThat(ticks).as("%s", value).hasSizeBetween(2, 8).isSorted();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-03, 2025-11-07, 10, 2025-11-03 2025-11-04 2025-11-05 2025-11-06 2025-11-07",
    "2025-11-01, 2025-11-30, 5, 2025-11-03 2025-11-10 2025-11-17 2025-11-24",
    "2025-03-18, 2025-12-30, 4, 2025-04-01 2025-07-01 2025-10-01",
    "2025-01-01, 2025-06-30, 8, 2025-01-01 2025-02-01 2025-03-01 2025-04-01 2025-05-01 2025-06-01",
    "1991-08-14, 2025-12-30, 8, 1995-01-01 2000-01-01 2005-01-01 2010-01-01 2015-01-01 2020-01-01 2025-01-01"
  })
  void daysAreThoseThatCalendarsBeginWith(
      LocalDate first, LocalDate last, int most, String expected) {
    assertThat(Ticks.of(first, last, most).stream().map(LocalDate::toString))
        .containsExactly(expected.split(" "));
  }
}
