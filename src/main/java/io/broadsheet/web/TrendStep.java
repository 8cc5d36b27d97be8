package io.broadsheet.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Locale;

/// By what a trend is counted.
public enum TrendStep {
  DAY,
  /// From Monday.
  WEEK,
  MONTH,
  YEAR;

  /// Longer ranges are counted by the next longer step: more points than this cannot be told apart.
  static final int MOST_PERIODS = 400;

  private static final int DAYS_BY_DAY = 92;
  private static final int DAYS_BY_WEEK = 3 * 365;
  private static final int DAYS_BY_MONTH = 20 * 365;

  /// As written in an address.
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The first day of the period that a day is in.
  public LocalDate start(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /// The first day of the period after the one that begins on a day.
  LocalDate next(LocalDate start) {
    return switch (this) {
      case DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      case YEAR -> start.plusYears(1);
    };
  }

  /// The step that shows a range best.
  static TrendStep of(LocalDate first, LocalDate last) {
    long days = ChronoUnit.DAYS.between(first, last);
    if (days <= DAYS_BY_DAY) {
      return DAY;
    }
    return days <= DAYS_BY_WEEK ? WEEK : days <= DAYS_BY_MONTH ? MONTH : YEAR;
  }

  /// This one, or the shortest that does not cut a range into too many periods.
  TrendStep atLeastFor(LocalDate first, LocalDate last) {
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    return EnumSet.range(this, YEAR).stream()
        .filter(step -> days / step.shortest() <= MOST_PERIODS)
        .findFirst()
        .orElse(YEAR);
  }

  private int shortest() {
    return switch (this) {
      case DAY -> 1;
      case WEEK -> 7;
      case MONTH -> 28;
      case YEAR -> 365;
    };
  }
}
