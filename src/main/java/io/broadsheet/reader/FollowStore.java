package io.broadsheet.reader;

import io.broadsheet.error.BroadsheetException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The table of what readers follow.
final class FollowStore {
  /// Each is a section of a page and a search a day.
  static final int MOST = 100;

  private FollowStore() {}

  static List<Follow> all(Handle handle, long reader) {
    return handle
        .createQuery(
            "SELECT number, kind, value, label FROM reader_follow WHERE reader = ?"
                + " ORDER BY position, number")
        .bind(0, reader)
        .map(
            (row, context) ->
                new Follow(
                    row.getLong(1),
                    Follow.Kind.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getString(4)))
        .list();
  }

  static void add(Handle handle, long reader, Follow follow) {
    List<Follow> there = all(handle, reader);
    if (there.stream()
        .anyMatch(one -> one.kind() == follow.kind() && one.value().equals(follow.value()))) {
      return;
    }
    if (there.size() >= MOST) {
      throw BroadsheetException.invalid("you follow " + MOST + " already; give one up first");
    }
    handle.execute(
        "INSERT INTO reader_follow (reader, kind, value, label, position) VALUES (?, ?, ?, ?,"
            + " (SELECT COALESCE(MAX(position), 0) + 1 FROM reader_follow WHERE reader = ?))",
        reader,
        follow.kind().name(),
        follow.value(),
        follow.label(),
        reader);
  }

  static void remove(Handle handle, long reader, long number) {
    handle.execute("DELETE FROM reader_follow WHERE reader = ? AND number = ?", reader, number);
  }

  static void move(Handle handle, long reader, long number, int by) {
    List<Long> order = new ArrayList<>(all(handle, reader).stream().map(Follow::number).toList());
    int from = order.indexOf(number);
    if (from < 0) {
      return;
    }
    int to = Math.clamp(from + by, 0, order.size() - 1);
    order.add(to, order.remove(from));
    for (int i = 0; i < order.size(); i++) {
      handle.execute("UPDATE reader_follow SET position = ? WHERE number = ?", i + 1, order.get(i));
    }
  }
}
