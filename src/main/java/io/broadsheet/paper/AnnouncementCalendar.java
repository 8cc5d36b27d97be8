package io.broadsheet.paper;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// When arXiv announces papers (arXiv help pages, "Availability of submissions"): at 20:00 in New
/// York on Sundays to Thursdays, holidays excepted. What is announced then goes out that night and
/// carries the date of the day after: those are the batches of Monday to Friday. The feeds show a
/// batch from midnight of its date, New York time.
public final class AnnouncementCalendar {
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  /// The days of 2026 without an announcement, as arXiv listed them.
  public static final List<LocalDate> HOLIDAYS_2026 =
      List.of(
          LocalDate.of(2026, 1, 1),
          LocalDate.of(2026, 1, 19),
          LocalDate.of(2026, 6, 19),
          LocalDate.of(2026, 7, 3),
          LocalDate.of(2026, 9, 7),
          LocalDate.of(2026, 11, 26),
          LocalDate.of(2026, 12, 25),
          LocalDate.of(2026, 12, 29),
          LocalDate.of(2026, 12, 31));

  private static final LocalTime TIME = LocalTime.of(20, 0);
  private static final Set<DayOfWeek> DAYS =
      EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));

  /// Far more than any run of holidays, so that a wrong list of them cannot make us search forever.
  private static final int LONGEST_PAUSE_DAYS = 400;

  private final Set<LocalDate> holidays;

  /// @param holidays days, in New York, on whose evening nothing is announced
  public AnnouncementCalendar(List<LocalDate> holidays) {
    this.holidays = Set.copyOf(holidays);
  }

  /// The first announcement strictly after an instant.
  ///
  /// @throws IllegalArgumentException when holidays leave none within 400 days
  public Instant nextAfter(Instant instant) {
    LocalDate first = instant.atZone(ZONE).toLocalDate();
    for (int days = 0; days < LONGEST_PAUSE_DAYS; days++) {
      LocalDate day = first.plusDays(days);
      Instant at = timeOn(day);
      if (announces(day) && at.isAfter(instant)) {
        return at;
      }
    }
    throw new IllegalArgumentException("holidays leave no announcement after " + instant);
  }

  /// The last announcement at or before an instant.
  ///
  /// @throws IllegalArgumentException when holidays leave none within 400 days
  public Instant lastUpTo(Instant instant) {
    LocalDate first = instant.atZone(ZONE).toLocalDate();
    for (int days = 0; days < LONGEST_PAUSE_DAYS; days++) {
      LocalDate day = first.minusDays(days);
      Instant at = timeOn(day);
      if (announces(day) && !at.isAfter(instant)) {
        return at;
      }
    }
    throw new IllegalArgumentException("holidays leave no announcement before " + instant);
  }

  /// The date an announcement's papers carry.
  public LocalDate batchOf(Instant announcement) {
    return announcement.atZone(ZONE).toLocalDate().plusDays(1);
  }

  /// The newest batch that the feeds, which change at midnight, should show at an instant.
  public LocalDate dueInFeeds(Instant instant) {
    LocalDate today = instant.atZone(ZONE).toLocalDate();
    LocalDate batch = today;
    while (isQuiet(batch)) {
      batch = batch.minusDays(1);
      if (batch.plusDays(LONGEST_PAUSE_DAYS).isBefore(today)) {
        throw new IllegalArgumentException("holidays leave no announcement before " + instant);
      }
    }
    return batch;
  }

  /// Whether no batch carries this date: a weekend, or the day after a holiday.
  public boolean isQuiet(LocalDate batchDate) {
    return !announces(batchDate.minusDays(1));
  }

  private boolean announces(LocalDate day) {
    return DAYS.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  private static Instant timeOn(LocalDate day) {
    return ZonedDateTime.of(day, TIME, ZONE).toInstant();
  }
}
