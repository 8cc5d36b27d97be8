package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.web.InterfaceLanguage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/// Days and times as each language writes them.
public final class Dates {
  private Dates() {}

  /// The day in an address.
  ///
  /// @param example how such an address is written
  /// @throws BroadsheetException of kind INVALID when it is no date from 1900 to 2999
  static LocalDate ofPath(String text, String example) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1900 && date.getYear() < 3000) {
        return date;
      }
    } catch (DateTimeException malformed) {
      // answered below, as a date out of range is
    }
    throw BroadsheetException.invalid("a day is written " + example + ", from 1900 to 2999");
  }

  public static String day(LocalDate date, InterfaceLanguage language) {
    return format(date, language, "d MMMM yyyy", "yyyy年M月d日");
  }

  public static String weekdayAndDay(LocalDate date, InterfaceLanguage language) {
    return format(date, language, "EEEE, d MMMM yyyy", "yyyy年M月d日 EEEE");
  }

  public static String month(YearMonth month, InterfaceLanguage language) {
    return format(month, language, "MMMM yyyy", "yyyy年M月");
  }

  /// Under an axis whose marks are so many days apart.
  static String tick(LocalDate date, long apart, InterfaceLanguage language) {
    if (apart > 300) {
      return format(date, language, "yyyy", "yyyy年");
    }
    return apart > 27
        ? format(date, language, "MMM yyyy", "yyyy年M月")
        : format(date, language, "d MMM", "M月d日");
  }

  public static String minute(Instant instant, ZoneId zone, InterfaceLanguage language) {
    return format(
        instant.atZone(zone), language, "EEEE, d MMMM yyyy, HH:mm", "yyyy年M月d日 EEEE HH:mm");
  }

  private static String format(
      TemporalAccessor time, InterfaceLanguage language, String english, String chinese) {
    String pattern = language == InterfaceLanguage.ZH ? chinese : english;
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(time);
  }
}
