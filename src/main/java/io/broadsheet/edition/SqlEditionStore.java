package io.broadsheet.edition;

import io.broadsheet.edition.PrintedEdition.Place;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Printed editions in the store's database.
public final class SqlEditionStore implements EditionStore {
  private final Database database;

  public SqlEditionStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean print(Edition edition) {
    return database.write(
        handle -> {
          int fresh =
              handle.execute(
                  "INSERT INTO printed_edition (day, printed_at, total) VALUES (?, ?, ?)"
                      + " ON CONFLICT DO NOTHING",
                  edition.date().toString(),
                  database.clock().millis(),
                  edition.total());
          if (fresh > 0) {
            insert(handle, edition);
          }
          return fresh > 0;
        });
  }

  private static void insert(Handle handle, Edition edition) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO printed_item (day, position, section, title, section_total, paper_key,"
                + " reasons) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      int position = 0;
      if (edition.lead().isPresent()) {
        add(batch, edition, position++, PrintedEdition.LEAD, "", 1, edition.lead().get());
      }
      for (Section section : edition.sections()) {
        for (EditionItem item : section.items()) {
          add(batch, edition, position++, section.key(), section.title(), section.total(), item);
        }
      }
      if (position > 0) {
        batch.execute();
      }
    }
  }

  private static void add(
      PreparedBatch batch,
      Edition edition,
      int position,
      String section,
      String title,
      int total,
      EditionItem item) {
    batch
        .bind(0, edition.date().toString())
        .bind(1, position)
        .bind(2, section)
        .bind(3, title)
        .bind(4, total)
        .bind(5, item.paper().id().toString())
        .bind(6, ReasonCodec.encode(item.reasons()))
        .add();
  }

  @Override
  public Optional<PrintedEdition> find(LocalDate date) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT printed_at, total FROM printed_edition WHERE day = ?")
                .bind(0, date.toString())
                .map(
                    (row, context) ->
                        new PrintedEdition(
                            date,
                            Instant.ofEpochMilli(row.getLong(1)),
                            row.getInt(2),
                            places(handle, date),
                            corrections(handle, date)))
                .findOne());
  }

  private static List<Place> places(Handle handle, LocalDate date) {
    return handle
        .createQuery(
            "SELECT section, title, section_total, paper_key, reasons FROM printed_item"
                + " WHERE day = ? ORDER BY position")
        .bind(0, date.toString())
        .map(
            (row, context) ->
                new Place(
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    PaperId.parse(row.getString(4)).orElseThrow(),
                    ReasonCodec.decode(row.getString(5))))
        .list();
  }

  private static Map<PaperId, Instant> corrections(Handle handle, LocalDate date) {
    Map<PaperId, Instant> corrections = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT former_record.paper_key, MAX(replaced_at) FROM printed_edition"
                + " JOIN printed_item USING (day)"
                + " JOIN former_record ON former_record.paper_key = printed_item.paper_key"
                + " WHERE day = ? AND replaced_at > printed_at GROUP BY former_record.paper_key")
        .bind(0, date.toString())
        .map(
            (row, context) ->
                Map.entry(
                    PaperId.parse(row.getString(1)).orElseThrow(),
                    Instant.ofEpochMilli(row.getLong(2))))
        .forEach(entry -> corrections.put(entry.getKey(), entry.getValue()));
    return corrections;
  }

  @Override
  public Set<LocalDate> printed(LocalDate first, LocalDate last) {
    return between("SELECT day FROM printed_edition", first, last, LocalDate::parse);
  }

  @Override
  public Set<PaperId> papers(LocalDate first, LocalDate last) {
    return between(
        "SELECT paper_key FROM printed_item", first, last, key -> PaperId.parse(key).orElseThrow());
  }

  /// The values of one column in the rows of these days.
  private <T> Set<T> between(
      String select, LocalDate first, LocalDate last, Function<String, T> parse) {
    return new HashSet<>(
        database.read(
            handle ->
                handle
                    .createQuery(select + " WHERE day BETWEEN ? AND ?")
                    .bind(0, first.toString())
                    .bind(1, last.toString())
                    .map((row, context) -> parse.apply(row.getString(1)))
                    .list()));
  }
}
