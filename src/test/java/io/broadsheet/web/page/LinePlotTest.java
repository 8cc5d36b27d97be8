package io.broadsheet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinePlotTest {
  private static final LocalDate MONDAY = LocalDate.of(2025, 11, 3);

  private static LinePlot plot(List<Double> values, List<Boolean> whole, boolean bridged) {
    List<LocalDate> starts =
        IntStream.range(0, values.size()).mapToObj(i -> MONDAY.plusWeeks(i)).toList();
    List<String> titles = starts.stream().map(LocalDate::toString).toList();
    return LinePlot.of(
        new LinePlot.Data(starts, whole, List.of(values), titles, bridged),
        LinePlot.Size.WIDE,
        true,
        value -> Long.toString(Math.round(value)),
        (day, apart) -> day.toString());
  }

  private static List<Boolean> all(int size, boolean value) {
    return Stream.generate(() -> value).limit(size).toList();
  }

  @Test
  void higherValuesStandHigherAndLaterOnesFurtherRight() {
    LinePlot plot = plot(List.of(0.0, 10.0, 5.0), all(3, true), false);
    assertThat(plot.lines().getFirst().path()).isEqualTo("M30 314L466 12L902 163");
    assertThat(plot.lines().getFirst().loose()).isEmpty();
    assertThat(plot.up().getFirst()).isEqualTo(new LinePlot.Tick("314", "0"));
    assertThat(plot.up().getLast()).isEqualTo(new LinePlot.Tick("12", "10"));
    assertThat(plot.columns()).hasSize(3);
    assertThat(plot.across()).as("few periods are each named").hasSize(3);
  }

  @Test
  void whatIsKnownInPartIsDottedAndWhatIsNotKnownIsNotDrawnThrough() {
    LinePlot part = plot(List.of(1.0, 2.0, 1.0), List.of(true, true, false), false);
    assertThat(part.lines().getFirst().path()).containsOnlyOnce("L");
    assertThat(part.lines().getFirst().loose()).containsOnlyOnce("L");
    LinePlot gap = plot(List.of(1.0, Double.NaN, 1.0), all(3, true), false);
    assertThat(gap.lines().getFirst().path()).isEmpty();
    assertThat(gap.lines().getFirst().loose()).containsOnlyOnce("L");
    LinePlot sundays = plot(List.of(1.0, Double.NaN, 1.0), all(3, true), true);
    assertThat(sundays.lines().getFirst().path()).containsOnlyOnce("L");
  }

  @Test
  void oneValueAndNoneAtAllAreDrawnToo() {
    assertThat(plot(List.of(3.0), all(1, true), false).lines().getFirst().points()).isNotEmpty();
    LinePlot nothing = plot(List.of(0.0, 0.0), all(2, true), false);
    assertThat(nothing.up()).hasSize(2);
    assertThat(nothing.lines().getFirst().path()).doesNotContain("NaN");
    LinePlot unknown = plot(List.of(Double.NaN), all(1, true), false);
    assertThat(unknown.lines().getFirst().points()).isEmpty();
  }

  @Test
  void thePointsOfFiveSeriesHaveFiveShapes() {
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(i -> LinePlot.shape(i, 0, 0)))
        .doesNotHaveDuplicates();
  }
}
