package io.broadsheet.harvest.format;

import io.broadsheet.paper.AnnouncementCalendar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What arXiv's fields mean, whichever format carries them.
final class ArxivFields {
  private static final AnnouncementCalendar CALENDAR =
      new AnnouncementCalendar(AnnouncementCalendar.HOLIDAYS_2026);
  private static final LocalTime DEADLINE = LocalTime.of(14, 0);
  private static final DateTimeFormatter MAIL_DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss z", Locale.ENGLISH);
  private static final Pattern MONTH = Pattern.compile("(?:.*/)?(\\d\\d)(\\d\\d).*");
  private static final Pattern WITHDRAWN =
      Pattern.compile(
          "(?i)^\\W{0,3}withdrawn\\b"
              + "|\\b(?:paper|article|submission|manuscript|preprint|work|version)\\b"
              + "[^.]{0,60}\\b(?:has been|is|was|being)\\s+(?:temporarily\\s+)?withdrawn\\b");

  private ArxivFields() {}

  /// `cs.CL cs.AI` as a list, first one primary.
  static List<String> categories(@Nullable String field) {
    return field == null || field.isBlank() ? List.of() : List.of(field.strip().split("\\s+"));
  }

  /// `Mon, 2 Apr 2007 19:18:42 GMT`; the day of the week is not looked at. Null when it is another
  /// form.
  static @Nullable Instant mailDate(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String date = text.substring(text.indexOf(',') + 1).strip();
    try {
      return ZonedDateTime.parse(date, MAIL_DATE).toInstant();
    } catch (DateTimeException otherForm) {
      try {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      } catch (DateTimeException unreadable) {
        return null;
      }
    }
  }

  /// `2007-05-23`, the day alone or the beginning of a date and time. Null when it is another form.
  static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || text.strip().length() < 10) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip().substring(0, 10));
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /// `2007-05-23T17:00:00Z`, with any offset, or a day, which is its midnight in UTC. Null when it
  /// is another form.
  static @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException notWhole) {
      LocalDate day = day(text);
      return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /// The month the identifier belongs to, which is that of the evening of its announcement.
  static Optional<YearMonth> month(String identifier) {
    Matcher matcher = MONTH.matcher(identifier);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(matcher.group(1));
    int month = Integer.parseInt(matcher.group(2));
    return month < 1 || month > 12
        ? Optional.empty()
        : Optional.of(YearMonth.of(year >= 91 ? 1900 + year : 2000 + year, month));
  }

  /// The date of the batch in which arXiv's calendar announces what was submitted then: until 14:00
  /// New York time on a weekday that evening, later with the next one; never before the
  /// identifier's month, for moderation may hold a paper. An estimate, for records whose
  /// announcement was not seen.
  static LocalDate estimatedAnnouncement(Instant submitted, String identifier) {
    ZonedDateTime local = submitted.atZone(AnnouncementCalendar.ZONE);
    LocalDate deadline = local.toLocalDate();
    if (!local.toLocalTime().isBefore(DEADLINE)) {
      deadline = deadline.plusDays(1);
    }
    LocalDate batch = onWeekday(deadline).plusDays(1);
    LocalDate first = month(identifier).map(month -> month.atDay(2)).orElse(batch);
    batch = batch.isBefore(first) ? first : batch;
    while (CALENDAR.isQuiet(batch)) {
      batch = batch.plusDays(1);
    }
    return batch;
  }

  private static LocalDate onWeekday(LocalDate day) {
    LocalDate weekday = day;
    while (weekday.getDayOfWeek() == DayOfWeek.SATURDAY
        || weekday.getDayOfWeek() == DayOfWeek.SUNDAY) {
      weekday = weekday.plusDays(1);
    }
    return weekday;
  }

  /// Whether the authors' comment, or the abstract that replaced the former one, says so.
  static boolean saysWithdrawn(@Nullable String comment, @Nullable String abstractText) {
    return (comment != null && WITHDRAWN.matcher(comment).find())
        || (abstractText != null
            && abstractText.length() < 600
            && WITHDRAWN.matcher(abstractText).find());
  }
}
