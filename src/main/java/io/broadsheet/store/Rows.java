package io.broadsheet.store;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.PaperId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How values are written in columns.
final class Rows {
  private static final LocalDate FIRST = LocalDate.of(0, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private Rows() {}

  /// The day as ISO 8601, which sorts as the days do; years outside 0–9999, which would not, are
  /// brought to the nearest within.
  static String day(LocalDate day) {
    return (day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day).toString();
  }

  static @Nullable String dayOrNull(@Nullable LocalDate day) {
    return day == null ? null : day(day);
  }

  static PaperId id(String key) {
    return PaperId.parse(key)
        .orElseThrow(
            () ->
                new BroadsheetException(
                    ErrorKind.INTERNAL,
                    "The database holds a paper with an impossible key: " + key));
  }
}
