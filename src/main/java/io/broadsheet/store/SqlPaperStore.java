package io.broadsheet.store;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperChange;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Papers in SQL. The documents are the truth; columns and side tables follow from them and are
/// written in the same transaction. The statements keep to what SQLite and PostgreSQL have in
/// common.
public final class SqlPaperStore implements PaperStore {
  private static final int SCAN_ROWS = 500;

  private final Database database;

  public SqlPaperStore(Database database) {
    this.database = database;
  }

  @Override
  public List<PaperChange> write(Batch batch) {
    List<String> encoded = batch.papers().stream().map(PaperCodec::encode).toList();
    Instant at = database.clock().instant();
    return database.write(handle -> BatchWriter.write(handle, batch, encoded, at));
  }

  @Override
  public Optional<Paper> find(PaperId id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT document FROM paper WHERE key = ?")
                .bind(0, id.toString())
                .map((row, context) -> PaperCodec.decode(row.getString(1)))
                .findOne());
  }

  @Override
  public List<Paper> findAll(Collection<PaperId> ids) {
    return database.read(handle -> PaperRows.inOrder(handle, keys(ids)));
  }

  @Override
  public Optional<Paper> findByDoi(String doi) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT document FROM paper WHERE doi = ? ORDER BY key LIMIT 1")
                .bind(0, doi.toLowerCase(Locale.ROOT))
                .map((row, context) -> PaperCodec.decode(row.getString(1)))
                .findOne());
  }

  @Override
  public List<FormerRecord> history(PaperId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT document, replaced_at FROM former_record WHERE paper_key = ?"
                        + " ORDER BY number DESC")
                .bind(0, id.toString())
                .map(
                    (row, context) ->
                        new FormerRecord(
                            PaperCodec.decode(row.getString(1)),
                            Instant.ofEpochMilli(row.getLong(2))))
                .list());
  }

  @Override
  public List<Change> changesAfter(long sequence, int limit) {
    return database.read(handle -> ChangeLog.after(handle, sequence, limit));
  }

  @Override
  public List<Change> newestChanges(int limit) {
    return database.read(handle -> ChangeLog.newest(handle, limit));
  }

  @Override
  public long lastSequence() {
    return database.read(ChangeLog::last);
  }

  @Override
  public long count() {
    return database.read(
        handle -> handle.createQuery("SELECT COUNT(*) FROM paper").mapTo(Long.class).one());
  }

  @Override
  public Optional<LocalDate> newestAnnouncement(LocalDate latest) {
    return database.read(handle -> Announcements.newest(handle, latest));
  }

  @Override
  public Optional<LocalDate> neighbourAnnouncement(LocalDate day, int direction) {
    return database.read(handle -> Announcements.neighbour(handle, day, direction));
  }

  @Override
  public List<Paper> announced(LocalDate first, LocalDate last, int limit) {
    return database.read(handle -> Announcements.all(handle, first, last, limit));
  }

  @Override
  public List<Paper> announcedIn(
      String category, LocalDate first, LocalDate last, int offset, int limit) {
    return database.read(
        handle -> Announcements.inCategory(handle, category, first, last, offset, limit));
  }

  @Override
  public long countAnnouncedIn(String category, LocalDate first, LocalDate last) {
    return database.read(handle -> Announcements.countInCategory(handle, category, first, last));
  }

  @Override
  public Map<LocalDate, Integer> countsByDay(LocalDate first, LocalDate last) {
    return database.read(handle -> Announcements.countsByDay(handle, first, last));
  }

  @Override
  public Map<String, CategoryCount> countsByCategory(LocalDate first, LocalDate last) {
    return database.read(handle -> Announcements.countsByCategory(handle, first, last));
  }

  @Override
  public List<PaperTranslation> translations(PaperId id) {
    return database.read(handle -> TranslationRows.ofPaper(handle, id.toString()));
  }

  @Override
  public List<PaperTranslation> translations(Collection<PaperId> ids) {
    return database.read(handle -> TranslationRows.ofPapers(handle, keys(ids)));
  }

  @Override
  public Map<PaperId, PaperTranslation> translations(Collection<PaperId> ids, String language) {
    Map<PaperId, PaperTranslation> newest = new LinkedHashMap<>();
    database
        .read(handle -> TranslationRows.into(handle, keys(ids), language))
        .forEach(translation -> newest.put(translation.paperId(), translation));
    return newest;
  }

  @Override
  public List<PaperSignal> signalsSince(LocalDate first) {
    return database.read(handle -> SignalRows.since(handle, first));
  }

  @Override
  public Optional<String> checkpoint(String key) {
    return database.read(handle -> Positions.checkpoint(handle, key));
  }

  @Override
  public long watermark(String consumer) {
    return database.read(handle -> Positions.watermark(handle, consumer));
  }

  @Override
  public void setWatermark(String consumer, long sequence) {
    database.write(
        handle -> {
          Positions.putWatermark(handle, consumer, sequence);
          return sequence;
        });
  }

  @Override
  public void scan(Consumer<Paper> action) {
    walk("document", document -> action.accept(PaperCodec.decode(document)));
  }

  @Override
  public void scanIds(Consumer<PaperId> action) {
    walk("key", key -> action.accept(Rows.id(key)));
  }

  /// Page by page, so that no transaction stays open and keeps the write-ahead log from being
  /// emptied.
  private void walk(String column, Consumer<String> action) {
    String after = "";
    while (true) {
      String from = after;
      List<Map.Entry<String, String>> page = database.read(handle -> page(handle, column, from));
      for (Map.Entry<String, String> row : page) {
        action.accept(row.getValue());
        after = row.getKey();
      }
      if (page.size() < SCAN_ROWS) {
        return;
      }
    }
  }

  private static List<Map.Entry<String, String>> page(Handle handle, String column, String after) {
    return handle
        .createQuery("SELECT key, " + column + " FROM paper WHERE key > ? ORDER BY key LIMIT ?")
        .bind(0, after)
        .bind(1, SCAN_ROWS)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .list();
  }

  private static List<String> keys(Collection<PaperId> ids) {
    return ids.stream().map(PaperId::toString).toList();
  }
}
