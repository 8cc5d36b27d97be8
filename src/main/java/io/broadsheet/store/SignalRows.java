package io.broadsheet.store;

import io.broadsheet.paper.PaperSignal;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The table `signal`: the last count of each kind seen on each day.
final class SignalRows {
  private SignalRows() {}

  static void put(Handle handle, List<PaperSignal> signals) {
    if (signals.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO signal (observed_on, paper_key, source, kind, value)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (observed_on, paper_key, source, kind)"
                + " DO UPDATE SET value = excluded.value")) {
      for (PaperSignal signal : signals) {
        batch
            .bind(0, Rows.day(signal.observedOn()))
            .bind(1, signal.paperId().toString())
            .bind(2, signal.source())
            .bind(3, signal.kind())
            .bind(4, signal.value())
            .add();
      }
      batch.execute();
    }
  }

  static List<PaperSignal> since(Handle handle, LocalDate first) {
    return handle
        .createQuery(
            "SELECT paper_key, source, kind, value, observed_on FROM signal"
                + " WHERE observed_on >= ? ORDER BY observed_on, paper_key, source, kind")
        .bind(0, Rows.day(first))
        .map(
            (row, context) ->
                new PaperSignal(
                    Rows.id(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    LocalDate.parse(row.getString(5))))
        .list();
  }
}
