package io.broadsheet.web.page;

import io.broadsheet.paper.AnnouncementCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// When there is something new again, in words: `Sunday 20:00 New York, Monday 02:00 your time`.
final class AnnouncementText {
  private AnnouncementText() {}

  static String next(Page page, AnnouncementCalendar calendar) {
    Instant now = page.context().now();
    Instant next = calendar.nextAfter(now);
    ZoneId zone = page.context().zone();
    ZonedDateTime there = next.atZone(AnnouncementCalendar.ZONE);
    ZonedDateTime here = next.atZone(zone);
    boolean soon = ChronoUnit.DAYS.between(now, next) < 6;
    String thereText = text(page, there, soon);
    if (here.toLocalDateTime().equals(there.toLocalDateTime())) {
      return page.text("next.same", thereText);
    }
    boolean sameDay = here.toLocalDate().equals(there.toLocalDate());
    return page.text("next.both", thereText, sameDay ? time(here) : text(page, here, soon));
  }

  /// The weekday where it is within six days, else the date; and the time.
  private static String text(Page page, ZonedDateTime at, boolean soon) {
    return (soon ? weekday(page, at.toLocalDate()) : page.date(at.toLocalDate())) + " " + time(at);
  }

  private static String time(ZonedDateTime at) {
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at);
  }

  static String weekday(Page page, LocalDate day) {
    return DateTimeFormatter.ofPattern("EEEE", page.language().locale()).format(day);
  }
}
