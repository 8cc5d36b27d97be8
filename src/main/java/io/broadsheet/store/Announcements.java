package io.broadsheet.store;

import io.broadsheet.paper.Paper;
import io.broadsheet.store.PaperStore.CategoryCount;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Questions about what was announced when. Each is answered from an index alone, but for the
/// documents themselves.
final class Announcements {
  private Announcements() {}

  static Optional<LocalDate> newest(Handle handle, LocalDate latest) {
    return day(handle, "<= ? ORDER BY announced_on DESC", latest);
  }

  static Optional<LocalDate> neighbour(Handle handle, LocalDate day, int direction) {
    return direction < 0
        ? day(handle, "< ? ORDER BY announced_on DESC", day)
        : day(handle, "> ? ORDER BY announced_on", day);
  }

  private static Optional<LocalDate> day(Handle handle, String condition, LocalDate bound) {
    return handle
        .createQuery(
            "SELECT announced_on FROM paper WHERE withdrawn = 0 AND announced_on "
                + condition
                + " LIMIT 1")
        .bind(0, Rows.day(bound))
        .map((row, context) -> LocalDate.parse(row.getString(1)))
        .findOne();
  }

  static List<Paper> all(Handle handle, LocalDate first, LocalDate last, int limit) {
    return handle
        .createQuery(
            "SELECT document FROM paper WHERE withdrawn = 0 AND announced_on BETWEEN ? AND ?"
                + " ORDER BY announced_on, key LIMIT ?")
        .bind(0, Rows.day(first))
        .bind(1, Rows.day(last))
        .bind(2, limit)
        .map((row, context) -> PaperCodec.decode(row.getString(1)))
        .list();
  }

  static List<Paper> inCategory(
      Handle handle, String category, LocalDate first, LocalDate last, int offset, int limit) {
    List<String> keys =
        handle
            .createQuery(
                "SELECT paper_key FROM listing"
                    + " WHERE category = ? AND announced_on BETWEEN ? AND ?"
                    + " ORDER BY announced_on DESC, paper_key DESC LIMIT ? OFFSET ?")
            .bind(0, category)
            .bind(1, Rows.day(first))
            .bind(2, Rows.day(last))
            .bind(3, limit)
            .bind(4, offset)
            .mapTo(String.class)
            .list();
    return PaperRows.inOrder(handle, keys);
  }

  static long countInCategory(Handle handle, String category, LocalDate first, LocalDate last) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM listing WHERE category = ? AND announced_on BETWEEN ? AND ?")
        .bind(0, category)
        .bind(1, Rows.day(first))
        .bind(2, Rows.day(last))
        .mapTo(Long.class)
        .one();
  }

  static Map<LocalDate, Integer> countsByDay(Handle handle, LocalDate first, LocalDate last) {
    Map<LocalDate, Integer> counts = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT announced_on, COUNT(*) FROM paper"
                + " WHERE withdrawn = 0 AND announced_on BETWEEN ? AND ?"
                + " GROUP BY announced_on ORDER BY announced_on")
        .bind(0, Rows.day(first))
        .bind(1, Rows.day(last))
        .map((row, context) -> Map.entry(LocalDate.parse(row.getString(1)), row.getInt(2)))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  static Map<String, CategoryCount> countsByCategory(
      Handle handle, LocalDate first, LocalDate last) {
    Map<String, CategoryCount> counts = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT category, SUM(CASE WHEN position = 0 THEN 1 ELSE 0 END), COUNT(*) FROM listing"
                + " WHERE announced_on BETWEEN ? AND ? GROUP BY category ORDER BY category")
        .bind(0, Rows.day(first))
        .bind(1, Rows.day(last))
        .map(
            (row, context) ->
                Map.entry(row.getString(1), new CategoryCount(row.getInt(2), row.getInt(3))))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }
}
