package io.broadsheet.rank;

import io.broadsheet.reader.ReaderId;
import io.broadsheet.store.Database;

/// Keeps the readers' sliders. They go when their reader does. Safe for use by many threads.
public final class RankWeightStore {
  private final Database database;

  public RankWeightStore(Database database) {
    this.database = database;
  }

  /// A reader's own, or those published.
  public RankWeights of(ReaderId reader) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT interest, follows, recency, community, diversity FROM reader_weight"
                        + " WHERE reader = ?")
                .bind(0, reader.number())
                .map(
                    (row, context) ->
                        new RankWeights(
                            row.getInt(1) / 100.0,
                            row.getInt(2) / 100.0,
                            row.getInt(3) / 100.0,
                            row.getInt(4) / 100.0,
                            row.getInt(5) / 100.0))
                .findOne()
                .orElse(RankWeights.PUBLISHED));
  }

  /// Keeps a reader's, to the hundredth; nothing happens when there is no such reader.
  public void put(ReaderId reader, RankWeights weights) {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO reader_weight"
                    + " (reader, interest, follows, recency, community, diversity)"
                    + " SELECT number, ?, ?, ?, ?, ? FROM reader WHERE number = ?"
                    + " ON CONFLICT (reader) DO UPDATE SET interest = excluded.interest,"
                    + " follows = excluded.follows, recency = excluded.recency,"
                    + " community = excluded.community, diversity = excluded.diversity",
                percent(weights.interest()),
                percent(weights.follows()),
                percent(weights.recency()),
                percent(weights.community()),
                percent(weights.diversity()),
                reader.number()));
  }

  private static int percent(double weight) {
    return (int) Math.round(100 * weight);
  }
}
