package io.broadsheet.store;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How values are written in columns.
final class Rows {
  /// Parameters of one `IN (…)`: enough to make round trips rare, far below any database's limit.
  private static final int KEYS_IN_A_QUERY = 500;

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

  /// The results of `query` for all keys, asked in few queries.
  static <T> List<T> chunked(Collection<String> keys, Function<List<String>, List<T>> query) {
    List<String> distinct = keys.stream().distinct().toList();
    List<T> all = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += KEYS_IN_A_QUERY) {
      all.addAll(
          query.apply(distinct.subList(from, Math.min(from + KEYS_IN_A_QUERY, distinct.size()))));
    }
    return all;
  }
}
