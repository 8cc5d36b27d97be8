package io.broadsheet.web.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Where an axis is marked: at numbers and dates that people count by.
final class Ticks {
  private static final double[] NICE = {1, 2, 5, 10};
  private static final int[] DAYS = {1, 2, 7, 14};
  private static final int[] MONTHS = {1, 2, 3, 6};

  private Ticks() {}

  /// Numbers from 0 on, 1, 2 or 5 times a power of ten apart, the last at or above the largest.
  ///
  /// @param most of the steps, 1 or more
  /// @param whole whether only whole numbers make sense
  static List<Double> of(double largest, int most, boolean whole) {
    double rough = Math.max(largest, whole ? 1 : 1e-6) / most;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * 10;
    for (double nice : NICE) {
      if (nice * power >= rough * (1 - 1e-9)) {
        step = nice * power;
        break;
      }
    }
    step = whole ? Math.max(1, step) : step;
    List<Double> ticks = new ArrayList<>();
    int count = Math.max(1, (int) Math.ceil(largest / step - 1e-9));
    for (int i = 0; i <= count; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /// Days of a range: every day, Mondays, first days of months or of years.
  ///
  /// @param most of them, 2 or more
  static List<LocalDate> of(LocalDate first, LocalDate last, int most) {
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    for (int step : DAYS) {
      if (days <= (long) step * most) {
        LocalDate start =
            step < 7 ? first : first.plusDays((8 - first.getDayOfWeek().getValue()) % 7);
        return every(start, last, step, ChronoUnit.DAYS);
      }
    }
    for (int step : MONTHS) {
      if (days <= 30.5 * step * most) {
        LocalDate start =
            first.getDayOfMonth() == 1 ? first : first.withDayOfMonth(1).plusMonths(1);
        while ((start.getMonthValue() - 1) % step != 0) {
          start = start.plusMonths(1);
        }
        return every(start, last, step, ChronoUnit.MONTHS);
      }
    }
    double years = days / 365.25;
    int step = (int) Math.round(Math.max(1, of(years, most, true).get(1)));
    LocalDate start = first.getDayOfYear() == 1 ? first : first.withDayOfYear(1).plusYears(1);
    while (start.getYear() % step != 0) {
      start = start.plusYears(1);
    }
    return every(start, last, step, ChronoUnit.YEARS);
  }

  private static List<LocalDate> every(LocalDate start, LocalDate last, int step, ChronoUnit unit) {
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = start;
        !day.isAfter(last);
        day = start.plus((long) step * days.size(), unit)) {
      days.add(day);
    }
    return days;
  }
}
