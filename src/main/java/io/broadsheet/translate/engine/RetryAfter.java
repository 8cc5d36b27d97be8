package io.broadsheet.translate.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The `Retry-After` header (RFC 9110, §10.2.3): seconds or an HTTP date.
final class RetryAfter {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  /// A longer one is taken for this.
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /// How long from `now`; null when the value is neither form or is not in the future.
  static @Nullable Duration parse(String value, Instant now) {
    String text = value.strip();
    try {
      Duration wait =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(now, HTTP_DATE.parse(text, Instant::from));
      return !wait.isPositive() ? null : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    } catch (DateTimeException | ArithmeticException neitherForm) {
      return null;
    }
  }
}
