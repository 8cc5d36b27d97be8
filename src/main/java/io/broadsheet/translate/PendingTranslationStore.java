package io.broadsheet.translate;

import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Database;
import io.broadsheet.store.Positions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The table of papers that wait, brought up to date from the change log whenever it is asked for:
/// asking costs the same with a thousand papers and with millions.
final class PendingTranslationStore {
  private PendingTranslationStore() {}

  static void readChanges(Database database, String language) {
    String consumer = "translation-pending:" + language;
    boolean behind = database.read(handle -> last(handle) > Positions.watermark(handle, consumer));
    if (behind) {
      database.write(handle -> catchUp(handle, language, consumer));
    }
  }

  /// A paper whose date became known later gets its right place; a withdrawn one none.
  private static long catchUp(Handle handle, String language, String consumer) {
    long from = Positions.watermark(handle, consumer);
    long to = last(handle);
    String changed =
        "SELECT paper_key FROM change WHERE sequence > :from AND sequence <= :to"
            + " AND kind <> 'ENRICHED'";
    handle
        .createUpdate(
            "DELETE FROM translation_pending WHERE language = :language AND paper_key IN ("
                + changed
                + ")")
        .bind("language", language)
        .bind("from", from)
        .bind("to", to)
        .execute();
    handle
        .createUpdate(
            "INSERT INTO translation_pending (language, announced_on, paper_key)"
                + " SELECT :language, COALESCE(announced_on, ''), key FROM paper"
                + " WHERE withdrawn = 0 AND key IN ("
                + changed
                + ")")
        .bind("language", language)
        .bind("from", from)
        .bind("to", to)
        .execute();
    Positions.putWatermark(handle, consumer, to);
    return to;
  }

  /// Those that readers have opened come before the others, the most opened first; then the newest.
  static List<PaperId> first(Handle handle, String language, int limit) {
    Set<PaperId> first = new LinkedHashSet<>(mostRead(handle, language, limit));
    for (PaperId id : newest(handle, language, limit)) {
      if (first.size() < limit) {
        first.add(id);
      }
    }
    return List.copyOf(first);
  }

  static List<PaperId> imported(Handle handle, String language, int limit) {
    return handle
        .createQuery(
            "SELECT DISTINCT paper_key FROM translation"
                + " WHERE (language = :language OR language LIKE :variants)"
                + " AND paper_key IN (SELECT key FROM paper WHERE withdrawn = 0)"
                + " AND NOT EXISTS (SELECT 1 FROM field_translation made"
                + " WHERE made.paper_key = translation.paper_key AND made.language = :language"
                + " AND made.withdrawn = 0) ORDER BY paper_key LIMIT :limit")
        .bind("language", language)
        .bind("variants", language + "-%")
        .bind("limit", limit)
        .map((row, context) -> PaperId.parse(row.getString(1)).orElseThrow())
        .list();
  }

  /// From `reader`'s table of openings. Beginning with what was opened, which is little, so that
  /// the cost does not grow with the papers that wait.
  private static List<PaperId> mostRead(Handle handle, String language, int limit) {
    return handle
        .createQuery(
            "SELECT paper_key FROM"
                + " (SELECT paper_key, COUNT(*) AS times FROM reader_opening GROUP BY paper_key)"
                + " JOIN translation_pending USING (paper_key) WHERE language = ?"
                + " ORDER BY times DESC, announced_on DESC, paper_key DESC LIMIT ?")
        .bind(0, language)
        .bind(1, limit)
        .map((row, context) -> PaperId.parse(row.getString(1)).orElseThrow())
        .list();
  }

  private static List<PaperId> newest(Handle handle, String language, int limit) {
    return handle
        .createQuery(
            "SELECT paper_key FROM translation_pending WHERE language = ?"
                + " ORDER BY announced_on DESC, paper_key DESC LIMIT ?")
        .bind(0, language)
        .bind(1, limit)
        .map((row, context) -> PaperId.parse(row.getString(1)).orElseThrow())
        .list();
  }

  static long count(Handle handle, String language) {
    return handle
        .createQuery("SELECT COUNT(*) FROM translation_pending WHERE language = ?")
        .bind(0, language)
        .mapTo(Long.class)
        .one();
  }

  static int remove(Handle handle, String language, Collection<PaperId> ids) {
    if (ids.isEmpty()) {
      return 0;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "DELETE FROM translation_pending WHERE language = ? AND paper_key = ?")) {
      ids.forEach(id -> batch.bind(0, language).bind(1, id.toString()).add());
      batch.execute();
    }
    return ids.size();
  }

  static int retryFailed(Handle handle, String language, String setup) {
    return handle.execute(
        "INSERT INTO translation_pending (language, announced_on, paper_key)"
            + " SELECT DISTINCT ?, COALESCE(paper.announced_on, ''), paper.key"
            + " FROM translation_failure f JOIN paper ON paper.key = f.paper_key"
            + " WHERE f.language = ? AND f.setup <> ? AND paper.withdrawn = 0"
            + " ON CONFLICT (language, announced_on, paper_key) DO NOTHING",
        language,
        language,
        setup);
  }

  private static long last(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(sequence), 0) FROM change")
        .mapTo(Long.class)
        .one();
  }
}
