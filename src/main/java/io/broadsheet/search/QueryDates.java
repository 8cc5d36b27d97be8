package io.broadsheet.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads days, months and years, and ranges of them: `2025`, `2025-03`, `2025-03-14`,
/// `2025-03..2025-06`, `2025-03..`, `..2025`, `>=2025-03`, arXiv's `202503010000 TO 202506302359`.
final class QueryDates {
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})(?:[-/.]?(\\d{1,2})(?:[-/.]?(\\d{1,2})(?:T?\\d{2,6}Z?)?)?)?");

  private QueryDates() {}

  /// First and last day, null where open.
  record Days(@Nullable LocalDate from, @Nullable LocalDate until) {}

  /// Empty when the text is no date or range, or ends before it begins.
  static Optional<Days> parse(String typed) {
    String text = typed.strip();
    if (text.length() > 60) {
      return Optional.empty();
    }
    try {
      Days days = range(text);
      boolean ordered =
          days.from() == null || days.until() == null || !days.from().isAfter(days.until());
      return ordered && (days.from() != null || days.until() != null)
          ? Optional.of(days)
          : Optional.empty();
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Days range(String text) {
    int dots = text.indexOf("..");
    int to = text.indexOf(" TO ");
    if (dots >= 0) {
      return between(text.substring(0, dots), text.substring(dots + 2));
    }
    if (to >= 0) {
      return between(text.substring(0, to), text.substring(to + 4));
    }
    if (text.startsWith(">=") || text.startsWith("<=")) {
      Days days = one(text.substring(2));
      return text.startsWith(">") ? new Days(days.from(), null) : new Days(null, days.until());
    }
    return one(text);
  }

  private static Days between(String from, String until) {
    return new Days(
        isOpen(from) ? null : one(from.strip()).from(),
        isOpen(until) ? null : one(until.strip()).until());
  }

  private static boolean isOpen(String text) {
    return text.isBlank() || text.strip().equals("*");
  }

  private static Days one(String text) {
    Matcher matcher = DAY.matcher(text);
    if (!matcher.matches()) {
      throw new DateTimeException("not a date: " + text);
    }
    int year = Integer.parseInt(matcher.group(1));
    if (matcher.group(2) == null) {
      return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
    YearMonth month = YearMonth.of(year, Integer.parseInt(matcher.group(2)));
    if (matcher.group(3) == null) {
      return new Days(month.atDay(1), month.atEndOfMonth());
    }
    LocalDate day = month.atDay(Integer.parseInt(matcher.group(3)));
    return new Days(day, day);
  }
}
