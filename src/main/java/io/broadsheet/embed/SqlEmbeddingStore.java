package io.broadsheet.embed;

import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Change;
import io.broadsheet.store.ChangeLog;
import io.broadsheet.store.Database;
import io.broadsheet.store.PaperKeys;
import io.broadsheet.store.Positions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Vectors in the store's database. Which papers wait for a vector is kept in a table of its own,
/// brought up to date from the change log whenever it is asked for: asking costs the same with a
/// thousand papers and with millions.
public final class SqlEmbeddingStore implements EmbeddingStore {
  private static final long CHANGES_AT_ONCE = 20_000;

  private final Database database;

  public SqlEmbeddingStore(Database database) {
    this.database = database;
  }

  @Override
  public void put(EmbeddingModelId model, List<Embedded> vectors) {
    Map<String, Embedded> byKey = new LinkedHashMap<>();
    for (Embedded embedded : vectors) {
      if (embedded.vector().length != model.dimensions()) {
        throw new IllegalArgumentException(
            "the vector of "
                + embedded.paperId()
                + " has "
                + embedded.vector().length
                + " dimensions, not "
                + model.dimensions());
      }
      byKey.put(embedded.paperId().toString(), embedded);
    }
    if (byKey.isEmpty()) {
      return;
    }
    database.write(
        handle -> {
          byKey.keySet().retainAll(PaperKeys.known(handle, byKey.keySet()));
          if (!byKey.isEmpty()) {
            write(handle, model.toString(), byKey);
            ChangeLog.append(
                handle, Change.Kind.ENRICHED, byKey.keySet(), database.clock().instant());
          }
          return byKey.size();
        });
  }

  private static void write(Handle handle, String model, Map<String, Embedded> byKey) {
    try (PreparedBatch batch =
            handle.prepareBatch(
                "INSERT INTO embedding (model, paper_key, text_hash, vector) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (model, paper_key) DO UPDATE SET"
                    + " text_hash = excluded.text_hash, vector = excluded.vector");
        PreparedBatch done =
            handle.prepareBatch(
                "DELETE FROM embedding_pending WHERE model = ? AND paper_key = ?")) {
      byKey.forEach(
          (key, embedded) -> {
            batch
                .bind(0, model)
                .bind(1, key)
                .bind(2, embedded.textHash())
                .bind(3, bytes(embedded.vector()))
                .add();
            done.bind(0, model).bind(1, key).add();
          });
      batch.execute();
      done.execute();
    }
  }

  @Override
  public Map<PaperId, Embedded> find(EmbeddingModelId model, Collection<PaperId> ids) {
    List<String> keys = ids.stream().map(PaperId::toString).toList();
    List<Embedded> rows =
        database.read(
            handle -> PaperKeys.chunked(keys, some -> rows(handle, model.toString(), some)));
    Map<PaperId, Embedded> found = new LinkedHashMap<>();
    rows.forEach(embedded -> found.put(embedded.paperId(), embedded));
    return found;
  }

  private static List<Embedded> rows(Handle handle, String model, List<String> keys) {
    return handle
        .createQuery(
            "SELECT paper_key, text_hash, vector FROM embedding"
                + " WHERE model = :model AND paper_key IN (<keys>)")
        .bind("model", model)
        .bindList("keys", keys)
        .map(
            (row, context) ->
                new Embedded(id(row.getString(1)), row.getString(2), floats(row.getBytes(3))))
        .list();
  }

  @Override
  public long count(EmbeddingModelId model) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM embedding WHERE model = ?")
                .bind(0, model.toString())
                .mapTo(Long.class)
                .one());
  }

  @Override
  public List<PaperId> missing(EmbeddingModelId model, int limit) {
    readChanges(model.toString());
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT paper_key FROM embedding_pending WHERE model = ?"
                        + " ORDER BY announced_on DESC, paper_key DESC LIMIT ?")
                .bind(0, model.toString())
                .bind(1, limit)
                .map((row, context) -> id(row.getString(1)))
                .list());
  }

  @Override
  public long countMissing(EmbeddingModelId model) {
    readChanges(model.toString());
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM embedding_pending WHERE model = ?")
                .bind(0, model.toString())
                .mapTo(Long.class)
                .one());
  }

  /// Brings the table of waiting papers up to the change log, some changes a transaction, so that
  /// others can write between them. A paper whose date became known later gets its right place.
  private void readChanges(String model) {
    String consumer = "embedding-pending:" + model;
    while (database.read(handle -> last(handle) > Positions.watermark(handle, consumer))) {
      database.write(handle -> readSomeChanges(handle, model, consumer));
    }
  }

  private static long readSomeChanges(Handle handle, String model, String consumer) {
    long from = Positions.watermark(handle, consumer);
    long to = Math.min(last(handle), from + CHANGES_AT_ONCE);
    String changed =
        "SELECT paper_key FROM change WHERE sequence > :from AND sequence <= :to"
            + " AND kind <> 'ENRICHED'";
    handle
        .createUpdate(
            "DELETE FROM embedding_pending WHERE model = :model AND paper_key IN (" + changed + ")")
        .bind("model", model)
        .bind("from", from)
        .bind("to", to)
        .execute();
    handle
        .createUpdate(
            "INSERT INTO embedding_pending (model, announced_on, paper_key)"
                + " SELECT :model, COALESCE(paper.announced_on, ''), paper.key FROM paper"
                + " WHERE paper.key IN ("
                + changed
                + ") AND NOT EXISTS (SELECT 1 FROM embedding"
                + " WHERE embedding.model = :model AND embedding.paper_key = paper.key)")
        .bind("model", model)
        .bind("from", from)
        .bind("to", to)
        .execute();
    Positions.putWatermark(handle, consumer, to);
    return to;
  }

  private static long last(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(sequence), 0) FROM change")
        .mapTo(Long.class)
        .one();
  }

  private static PaperId id(String key) {
    return PaperId.parse(key).orElseThrow();
  }

  private static byte[] bytes(float[] vector) {
    ByteBuffer buffer =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(vector);
    return buffer.array();
  }

  private static float[] floats(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
