package io.broadsheet.reader;

import io.broadsheet.paper.PaperId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The tables of what readers said of papers.
final class MarkStore {
  private MarkStore() {}

  /// Everything a reader said, in no order.
  static List<LibraryItem> items(Handle handle, long reader) {
    return items(handle, reader, null);
  }

  static LibraryItem item(Handle handle, long reader, PaperId paper) {
    List<LibraryItem> found = items(handle, reader, paper.toString());
    return found.isEmpty() ? LibraryItem.none(paper) : found.getFirst();
  }

  private static List<LibraryItem> items(Handle handle, long reader, @Nullable String paper) {
    Map<String, Building> all = new LinkedHashMap<>();
    for (Cell cell : cells(handle, "mark", "marked_at", "reader_mark", reader, paper)) {
      Building item = all.computeIfAbsent(cell.paper(), Building::new);
      item.marks.put(Mark.valueOf(cell.value()), Instant.ofEpochMilli(cell.at()));
    }
    for (Cell cell : cells(handle, "tag", "0", "reader_tag", reader, paper)) {
      all.computeIfAbsent(cell.paper(), Building::new).tags.add(cell.value());
    }
    for (Cell cell : cells(handle, "note", "0", "reader_note", reader, paper)) {
      all.computeIfAbsent(cell.paper(), Building::new).note = cell.value();
    }
    return all.values().stream().flatMap(item -> item.build().stream()).toList();
  }

  /// One value of one paper.
  private record Cell(String paper, String value, long at) {}

  private static List<Cell> cells(
      Handle handle, String value, String at, String table, long reader, @Nullable String paper) {
    return handle
        .createQuery(
            "SELECT paper_key, "
                + value
                + ", "
                + at
                + " FROM "
                + table
                + " WHERE reader = :reader"
                + (paper == null ? "" : " AND paper_key = :paper"))
        .bind("reader", reader)
        .bindMap(paper == null ? Map.of() : Map.of("paper", paper))
        .map((row, context) -> new Cell(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  private static final class Building {
    private final String paper;
    private final Map<Mark, Instant> marks = new LinkedHashMap<>();
    private final List<String> tags = new ArrayList<>();
    private String note = "";

    private Building(String paper) {
      this.paper = paper;
    }

    private Optional<LibraryItem> build() {
      return PaperId.parse(paper)
          .map(
              id ->
                  new LibraryItem(
                      id,
                      marks.get(Mark.SAVED),
                      marks.get(Mark.READ),
                      marks.get(Mark.DISMISSED),
                      tags.stream().sorted().toList(),
                      note));
    }
  }

  /// @return whether it was not there before
  static boolean put(Handle handle, long reader, PaperId paper, Mark mark, long at) {
    if (mark == Mark.SAVED) {
      remove(handle, reader, paper, Mark.DISMISSED);
    } else if (mark == Mark.DISMISSED) {
      remove(handle, reader, paper, Mark.SAVED);
    }
    return handle.execute(
            "INSERT INTO reader_mark (reader, paper_key, mark, marked_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            reader,
            paper.toString(),
            mark.name(),
            at)
        > 0;
  }

  static void remove(Handle handle, long reader, PaperId paper, Mark mark) {
    handle.execute(
        "DELETE FROM reader_mark WHERE reader = ? AND paper_key = ? AND mark = ?",
        reader,
        paper.toString(),
        mark.name());
  }

  static void addTags(Handle handle, long reader, PaperId paper, List<String> tags) {
    if (tags.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO reader_tag (reader, paper_key, tag) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      tags.forEach(tag -> batch.bind(0, reader).bind(1, paper.toString()).bind(2, tag).add());
      batch.execute();
    }
  }

  static void removeTags(Handle handle, long reader, PaperId paper) {
    handle.execute(
        "DELETE FROM reader_tag WHERE reader = ? AND paper_key = ?", reader, paper.toString());
  }

  /// @param note empty to delete it
  static void note(Handle handle, long reader, PaperId paper, String note) {
    handle.execute(
        "DELETE FROM reader_note WHERE reader = ? AND paper_key = ?", reader, paper.toString());
    if (!note.isEmpty()) {
      handle.execute(
          "INSERT INTO reader_note (reader, paper_key, note) VALUES (?, ?, ?)",
          reader,
          paper.toString(),
          note);
    }
  }

  /// @param recent an opening since then is the same one
  static int open(Handle handle, long reader, PaperId paper, long now, long recent) {
    return handle.execute(
        "INSERT INTO reader_opening (reader, opened_at, paper_key) SELECT number, ?, ? FROM reader"
            + " WHERE number = ? AND NOT EXISTS (SELECT 1 FROM reader_opening WHERE reader = ?"
            + " AND opened_at > ? AND paper_key = ?) ON CONFLICT DO NOTHING",
        now,
        paper.toString(),
        reader,
        reader,
        recent,
        paper.toString());
  }

  static List<Interaction> interactions(Handle handle, long reader, long since) {
    List<Interaction> all = new ArrayList<>();
    handle
        .createQuery(
            "SELECT 'OPENED', paper_key, opened_at AS at FROM reader_opening"
                + " WHERE reader = :reader AND opened_at >= :since"
                + " UNION ALL SELECT mark, paper_key, marked_at AS at FROM reader_mark"
                + " WHERE reader = :reader AND marked_at >= :since ORDER BY at, 2, 1")
        .bind("reader", reader)
        .bind("since", since)
        .map(
            (row, context) ->
                interaction(
                    row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
        .forEach(found -> found.ifPresent(all::add));
    return all;
  }

  private static Optional<Interaction> interaction(String kind, String paper, Instant at) {
    return PaperId.parse(paper)
        .map(
            id ->
                switch (kind) {
                  case "SAVED" -> new Interaction.Saved(id, at);
                  case "READ" -> new Interaction.MarkedRead(id, at);
                  case "DISMISSED" -> new Interaction.Dismissed(id, at);
                  default -> new Interaction.Opened(id, at);
                });
  }
}
