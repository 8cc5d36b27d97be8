package io.broadsheet.post;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// When a reader wants their front page by mail.
///
/// @param hour of the reader's day, 0 to 23
/// @param weekday of weekly digests
/// @param language of the pages on which it was chosen, for readers who go by the browser
public record DigestChoice(Every every, int hour, DayOfWeek weekday, String language) {
  /// How often.
  public enum Every {
    DAILY,
    WEEKLY
  }

  public DigestChoice {
    requireNonNull(every, "every is null");
    requireNonNull(weekday, "weekday is null");
    requireNonNull(language, "language is null");
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException("hour is " + hour);
    }
  }

  /// A time at which a digest is due.
  ///
  /// @param name `2025-11-20`, `2025-W47`; later ones come later in the alphabet
  public record Period(ZonedDateTime at, String name) {}

  /// The last time at or before `now` at which one was due.
  public Period last(ZonedDateTime now) {
    return every == Every.DAILY ? lastDay(now) : lastWeek(now);
  }

  private Period lastDay(ZonedDateTime now) {
    LocalDate day = now.toLocalDate();
    ZonedDateTime at = at(day, now.getZone());
    if (at.isAfter(now)) {
      day = day.minusDays(1);
      at = at(day, now.getZone());
    }
    return new Period(at, day.toString());
  }

  private Period lastWeek(ZonedDateTime now) {
    LocalDate day = now.toLocalDate().with(TemporalAdjusters.previousOrSame(weekday));
    ZonedDateTime at = at(day, now.getZone());
    if (at.isAfter(now)) {
      day = day.minusWeeks(1);
      at = at(day, now.getZone());
    }
    return new Period(
        at,
        String.format(
            Locale.ROOT,
            "%d-W%02d",
            day.get(IsoFields.WEEK_BASED_YEAR),
            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
  }

  /// An hour that a clock change leaves out is the next there is; one that comes twice is the
  /// first.
  private ZonedDateTime at(LocalDate day, ZoneId zone) {
    return ZonedDateTime.of(day, LocalTime.of(hour, 0), zone);
  }
}
