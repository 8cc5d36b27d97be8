package io.broadsheet.store;

import io.broadsheet.store.HarvestReport.SourceStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/// Keeps what became of harvests, for the status page. Nothing in it decides what is harvested:
/// that is in the checkpoints, written with the papers. Safe for use by many threads and processes.
public final class HarvestStore {
  private static final int KEPT_DAYS = 90;

  private final Database database;

  public HarvestStore(Database database) {
    this.database = database;
  }

  /// Opens a run. Those of the same source and set that never ended are closed: their process was
  /// killed, or this one is about to wait for it at the rate limit.
  ///
  /// @return its number
  public long start(String source, String set, String limit, Instant at) {
    return database.write(
        handle -> {
          handle.execute(
              "UPDATE harvest_run SET outcome = 'INTERRUPTED', message = 'its process was stopped'"
                  + " WHERE source = ? AND set_name = ? AND outcome = 'RUNNING'",
              source,
              set);
          handle.execute(
              "DELETE FROM harvest_run WHERE started_at < ?",
              at.atOffset(ZoneOffset.UTC).minusDays(KEPT_DAYS).toInstant().toEpochMilli());
          return handle
              .createQuery(
                  "INSERT INTO harvest_run (source, set_name, rate_limit, started_at, outcome)"
                      + " VALUES (?, ?, ?, ?, 'RUNNING') RETURNING number")
              .bind(0, source)
              .bind(1, set)
              .bind(2, limit)
              .bind(3, at.toEpochMilli())
              .mapTo(Long.class)
              .one();
        });
  }

  /// Notes how far a run has got.
  public void progress(long run, HarvestCounts counts) {
    database.write(
        handle ->
            handle.execute(
                "UPDATE harvest_run SET pages = ?, added = ?, revised = ?, withdrawn = ?,"
                    + " unchanged = ?, rejected = ? WHERE number = ?",
                counts.pages(),
                counts.added(),
                counts.revised(),
                counts.withdrawn(),
                counts.unchanged(),
                counts.rejected(),
                run));
  }

  public void end(long run, HarvestRun.Outcome outcome, String message, Instant at) {
    database.write(
        handle ->
            handle.execute(
                "UPDATE harvest_run SET ended_at = ?, outcome = ?, message = ? WHERE number = ?",
                at.toEpochMilli(),
                outcome.name(),
                message,
                run));
  }

  /// Notes when a source will be asked again; null when that is open.
  public void plan(String source, String set, @Nullable Instant nextTry) {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO harvest_plan (source, set_name, next_try) VALUES (?, ?, ?)"
                    + " ON CONFLICT (source, set_name) DO UPDATE SET next_try = excluded.next_try",
                source,
                set,
                nextTry == null ? null : nextTry.toEpochMilli()));
  }

  /// Replaces what is known of these categories.
  public void writeBatches(List<CategoryBatch> batches) {
    database.write(
        handle -> {
          for (CategoryBatch batch : batches) {
            handle.execute(
                "INSERT INTO harvest_batch (source, category, state, batch_date, added,"
                    + " cross_listed, replaced, checked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (source, category) DO UPDATE SET state = excluded.state,"
                    + " batch_date = excluded.batch_date, added = excluded.added,"
                    + " cross_listed = excluded.cross_listed, replaced = excluded.replaced,"
                    + " checked_at = excluded.checked_at",
                batch.source(),
                batch.category(),
                batch.state().name(),
                batch.batchDate() == null ? null : batch.batchDate().toString(),
                batch.added(),
                batch.crossListed(),
                batch.replaced(),
                batch.checkedAt().toEpochMilli());
          }
          return batches.size();
        });
  }

  /// What is known of a source's categories, by category.
  public List<CategoryBatch> batches(String source) {
    return allBatches().stream().filter(batch -> batch.source().equals(source)).toList();
  }

  /// Counts one request.
  public void countRequest(String limit, Instant at) {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO harvest_request (day, rate_limit, requests) VALUES (?, ?, 1)"
                    + " ON CONFLICT (day, rate_limit) DO UPDATE SET requests = requests + 1",
                at.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                limit));
  }

  /// Requests made under a limit on one day, UTC.
  public long requests(String limit, LocalDate day) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT COALESCE(SUM(requests), 0) FROM harvest_request"
                        + " WHERE rate_limit = ? AND day = ?")
                .bind(0, limit)
                .bind(1, day.toString())
                .mapTo(Long.class)
                .one());
  }

  /// The newest runs, newest first.
  public List<HarvestRun> runs(int limit) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM harvest_run ORDER BY number DESC LIMIT ?")
                .bind(0, limit)
                .map(HarvestStore::run)
                .list());
  }

  /// Everything the status page shows.
  public HarvestReport report(Instant now) {
    String today = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    List<SourceStatus> sources =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT r.*, p.next_try, q.requests, (SELECT MAX(c.ended_at)"
                            + " FROM harvest_run c WHERE c.source = r.source"
                            + " AND c.set_name = r.set_name AND c.outcome = 'COMPLETE')"
                            + " AS last_complete FROM harvest_run r"
                            + " LEFT JOIN harvest_plan p"
                            + " ON p.source = r.source AND p.set_name = r.set_name"
                            + " LEFT JOIN harvest_request q"
                            + " ON q.rate_limit = r.rate_limit AND q.day = ?"
                            + " WHERE r.number IN (SELECT MAX(number) FROM harvest_run"
                            + " GROUP BY source, set_name) ORDER BY r.source, r.set_name")
                    .bind(0, today)
                    .map(HarvestStore::status)
                    .list());
    return new HarvestReport(sources, allBatches());
  }

  private List<CategoryBatch> allBatches() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM harvest_batch ORDER BY source, category")
                .map(HarvestStore::batch)
                .list());
  }

  private static SourceStatus status(RowView row) {
    Long requests = row.getColumn("requests", Long.class);
    return new SourceStatus(
        run(row),
        instant(row, "last_complete"),
        instant(row, "next_try"),
        row.getColumn("rate_limit", String.class),
        requests == null ? 0 : requests);
  }

  private static HarvestRun run(RowView row) {
    return new HarvestRun(
        row.getColumn("number", Long.class),
        row.getColumn("source", String.class),
        row.getColumn("set_name", String.class),
        Instant.ofEpochMilli(row.getColumn("started_at", Long.class)),
        instant(row, "ended_at"),
        HarvestRun.Outcome.valueOf(row.getColumn("outcome", String.class)),
        new HarvestCounts(
            row.getColumn("pages", Long.class),
            row.getColumn("added", Long.class),
            row.getColumn("revised", Long.class),
            row.getColumn("withdrawn", Long.class),
            row.getColumn("unchanged", Long.class),
            row.getColumn("rejected", Long.class)),
        row.getColumn("message", String.class));
  }

  private static CategoryBatch batch(RowView row) {
    String date = row.getColumn("batch_date", String.class);
    return new CategoryBatch(
        row.getColumn("source", String.class),
        row.getColumn("category", String.class),
        CategoryBatch.State.valueOf(row.getColumn("state", String.class)),
        date == null ? null : LocalDate.parse(date),
        row.getColumn("added", Integer.class),
        row.getColumn("cross_listed", Integer.class),
        row.getColumn("replaced", Integer.class),
        Instant.ofEpochMilli(row.getColumn("checked_at", Long.class)));
  }

  private static @Nullable Instant instant(RowView row, String column) {
    Long millis = row.getColumn(column, Long.class);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
