package io.broadsheet.translate;

import io.broadsheet.store.Database;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was asked of engines each day, UTC: a budget outlives the process that spent it. Safe for
/// use by many threads and processes.
public final class SpendStore {
  private final Database database;

  public SpendStore(Database database) {
    this.database = database;
  }

  /// What one engine was asked for.
  ///
  /// @param characters sent
  /// @param money in millionths of the unit of the settings
  public record Spend(long requests, long characters, long money) {
    public static final Spend NONE = new Spend(0, 0, 0);
  }

  public void add(LocalDate day, String engine, Spend spend) {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO translation_spend (day, engine, requests, characters, money)"
                    + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (day, engine) DO UPDATE SET"
                    + " requests = requests + excluded.requests,"
                    + " characters = characters + excluded.characters,"
                    + " money = money + excluded.money",
                day.toString(),
                engine,
                spend.requests(),
                spend.characters(),
                spend.money()));
  }

  public Spend of(LocalDate day, String engine) {
    return onDay(day).getOrDefault(engine, Spend.NONE);
  }

  /// By engine; those that were not asked are absent.
  public Map<String, Spend> onDay(LocalDate day) {
    List<Map.Entry<String, Spend>> rows =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT engine, requests, characters, money FROM translation_spend"
                            + " WHERE day = ? ORDER BY engine")
                    .bind(0, day.toString())
                    .map(
                        (row, context) ->
                            Map.entry(
                                row.getString(1),
                                new Spend(row.getLong(2), row.getLong(3), row.getLong(4))))
                    .list());
    Map<String, Spend> spend = new LinkedHashMap<>();
    rows.forEach(row -> spend.put(row.getKey(), row.getValue()));
    return spend;
  }
}
