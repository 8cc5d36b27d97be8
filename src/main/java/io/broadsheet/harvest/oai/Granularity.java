package io.broadsheet.harvest.oai;

import io.broadsheet.error.BroadsheetException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// How finely a repository dates its records (OAI-PMH 2.0, §2.7.1).
enum Granularity {
  DAY(ChronoUnit.DAYS),
  SECOND(ChronoUnit.SECONDS);

  private final ChronoUnit unit;

  Granularity(ChronoUnit unit) {
    this.unit = unit;
  }

  /// @param text as Identify gives it
  static Granularity of(String text) {
    return text.strip().length() > "YYYY-MM-DD".length() ? SECOND : DAY;
  }

  /// Reads a UTCdatestamp of either granularity.
  ///
  /// @throws BroadsheetException INVALID when it is neither
  static Instant parse(String text) {
    String stamp = text.strip();
    try {
      return stamp.length() <= "YYYY-MM-DD".length()
          ? LocalDate.parse(stamp).atStartOfDay(ZoneOffset.UTC).toInstant()
          : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(stamp, Instant::from);
    } catch (DateTimeException e) {
      throw new BroadsheetException(
          io.broadsheet.error.ErrorKind.INVALID,
          "not a date (YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ): " + stamp,
          e);
    }
  }

  Instant truncate(Instant instant) {
    return instant.truncatedTo(unit);
  }

  Instant plus(Instant instant, long units) {
    return instant.plus(units, unit);
  }

  /// @return as a repository of this granularity wants its arguments
  String format(Instant instant) {
    return this == DAY
        ? instant.atZone(ZoneOffset.UTC).toLocalDate().toString()
        : DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
  }

  long unitsIn(java.time.Duration duration) {
    return duration.dividedBy(unit.getDuration());
  }
}
