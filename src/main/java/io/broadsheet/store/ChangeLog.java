package io.broadsheet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/// The table of changes, for stores. Rows are only appended, in the transaction that makes the
/// change; numbers grow in the order in which transactions commit, because there is one writer at a
/// time.
public final class ChangeLog {
  private ChangeLog() {}

  /// Appends one change of each paper.
  ///
  /// @param keys papers' keys, in the order to be logged
  public static void append(Handle handle, Change.Kind kind, Collection<String> keys, Instant at) {
    append(handle, keys.stream().map(key -> new Entry(key, kind)).toList(), at);
  }

  static void append(Handle handle, List<Entry> entries, Instant at) {
    if (entries.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch("INSERT INTO change (paper_key, kind, changed_at) VALUES (?, ?, ?)")) {
      for (Entry entry : entries) {
        batch
            .bind(0, entry.paperKey())
            .bind(1, entry.kind().name())
            .bind(2, at.toEpochMilli())
            .add();
      }
      batch.execute();
    }
  }

  static List<Change> after(Handle handle, long sequence, int limit) {
    return handle
        .createQuery(
            "SELECT sequence, paper_key, kind, changed_at FROM change WHERE sequence > ?"
                + " ORDER BY sequence LIMIT ?")
        .bind(0, sequence)
        .bind(1, limit)
        .map(ChangeLog::change)
        .list();
  }

  static List<Change> newest(Handle handle, int limit) {
    return handle
        .createQuery(
            "SELECT sequence, paper_key, kind, changed_at FROM change"
                + " ORDER BY sequence DESC LIMIT ?")
        .bind(0, limit)
        .map(ChangeLog::change)
        .list();
  }

  static long last(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(sequence), 0) FROM change")
        .mapTo(Long.class)
        .one();
  }

  private static Change change(ResultSet row, StatementContext context) throws SQLException {
    return new Change(
        row.getLong(1),
        Rows.id(row.getString(2)),
        Change.Kind.valueOf(row.getString(3)),
        Instant.ofEpochMilli(row.getLong(4)));
  }

  record Entry(String paperKey, Change.Kind kind) {}
}
