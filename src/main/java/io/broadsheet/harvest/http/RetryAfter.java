package io.broadsheet.harvest.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// The `Retry-After` header (RFC 9110, §10.2.3): seconds or an HTTP date.
final class RetryAfter {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private RetryAfter() {}

  /// How long from `now`; empty when the value is neither form or is not in the future.
  static Optional<Duration> parse(String value, Instant now) {
    String text = value.strip();
    Duration wait;
    try {
      wait =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(now, HTTP_DATE.parse(text, Instant::from));
    } catch (DateTimeException | ArithmeticException neitherForm) {
      return Optional.empty();
    }
    return wait.isPositive() ? Optional.of(wait) : Optional.empty();
  }
}
