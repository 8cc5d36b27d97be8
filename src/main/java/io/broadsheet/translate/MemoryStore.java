package io.broadsheet.translate;

import io.broadsheet.store.Database;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The translation memory: masked sentences and what an engine made of them, kept once a whole text
/// with them has passed its checks, so that an unchanged sentence is not paid for twice. Safe for
/// use by many threads and processes.
public final class MemoryStore {
  private final Database database;

  public MemoryStore(Database database) {
    this.database = database;
  }

  /// Where a sentence is remembered.
  ///
  /// @param engine its id
  public record Scope(String source, String target, String engine, String glossaryVersion) {}

  /// @param text with placeholders as `⟦1⟧`
  /// @param model that made it
  public record Remembered(String text, String model) {}

  /// What is remembered of these masked sentences; of several models the one last written.
  public Map<String, Remembered> find(Scope scope, List<String> sentences) {
    Map<String, Remembered> found = new HashMap<>();
    database.read(
        handle -> {
          for (String sentence : sentences.stream().distinct().toList()) {
            handle
                .createQuery(
                    "SELECT source, text, model FROM translation_memory WHERE source_hash = ?"
                        + " AND source_language = ? AND language = ? AND engine = ?"
                        + " AND glossary_version = ? ORDER BY made_on DESC")
                .bind(0, SourceHash.of(sentence))
                .bind(1, scope.source())
                .bind(2, scope.target())
                .bind(3, scope.engine())
                .bind(4, scope.glossaryVersion())
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString(1), new Remembered(row.getString(2), row.getString(3))))
                .stream()
                .filter(row -> row.getKey().equals(sentence))
                .findFirst()
                .ifPresent(row -> found.put(sentence, row.getValue()));
          }
          return found.size();
        });
    return found;
  }

  /// @param pairs masked sentence → its translation, both with placeholders as `⟦1⟧`
  public void put(Scope scope, String model, Map<String, String> pairs, LocalDate on) {
    if (!pairs.isEmpty()) {
      database.write(handle -> write(handle, scope, model, pairs, on));
    }
  }

  private static int write(
      Handle handle, Scope scope, String model, Map<String, String> pairs, LocalDate on) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO translation_memory (source_language, language, engine, model,"
                + " glossary_version, source_hash, source, text, made_on)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (source_hash, source_language, language, engine, model,"
                + " glossary_version) DO UPDATE SET source = excluded.source,"
                + " text = excluded.text, made_on = excluded.made_on")) {
      pairs.forEach(
          (sentence, text) ->
              batch
                  .bind(0, scope.source())
                  .bind(1, scope.target())
                  .bind(2, scope.engine())
                  .bind(3, model)
                  .bind(4, scope.glossaryVersion())
                  .bind(5, SourceHash.of(sentence))
                  .bind(6, sentence)
                  .bind(7, text)
                  .bind(8, on.toString())
                  .add());
      batch.execute();
    }
    return pairs.size();
  }
}
