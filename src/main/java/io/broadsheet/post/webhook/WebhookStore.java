package io.broadsheet.post.webhook;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.account.Secret;
import io.broadsheet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Keeps readers' webhooks and which follow is sent to which. Safe for use by many threads. Every
/// method throws [BroadsheetException] of kind UNAVAILABLE when the database cannot be read or
/// written.
public final class WebhookStore {
  /// Of one reader.
  static final int MOST = 10;

  private static final String COLUMNS =
      "SELECT number, reader, url, made_at, failing_since, disabled_at, disabled_why FROM webhook";

  private final Database database;

  public WebhookStore(Database database) {
    this.database = database;
  }

  /// Keeps a webhook.
  ///
  /// @param url of a form that is allowed
  /// @param salt of its secret
  /// @param secretHash the SHA-256 of the secret
  /// @throws BroadsheetException of kind INVALID when the reader has 10 already
  Webhook add(ReaderId reader, String url, String salt, String secretHash) {
    return database.write(
        handle -> {
          if (of(handle, reader).size() >= MOST) {
            throw BroadsheetException.invalid(
                "you have " + MOST + " webhooks already; remove one first");
          }
          handle.execute(
              "INSERT INTO webhook (reader, url, salt, secret_hash, made_at) VALUES (?, ?, ?, ?, ?)",
              reader.number(),
              url,
              salt,
              secretHash,
              now());
          return of(handle, reader).getLast();
        });
  }

  /// A reader's, in the order in which they were made.
  public List<Webhook> of(ReaderId reader) {
    return database.read(handle -> of(handle, reader));
  }

  private static List<Webhook> of(Handle handle, ReaderId reader) {
    return handle
        .createQuery(COLUMNS + " WHERE reader = ? ORDER BY number")
        .bind(0, reader.number())
        .map(WebhookStore::webhook)
        .list();
  }

  Optional<Webhook> find(long number) {
    return database.read(
        handle ->
            handle
                .createQuery(COLUMNS + " WHERE number = ?")
                .bind(0, number)
                .map(WebhookStore::webhook)
                .findOne());
  }

  private static Webhook webhook(ResultSet row, StatementContext context) throws SQLException {
    return new Webhook(
        row.getLong(1),
        new ReaderId(row.getLong(2)),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        instant(row.getLong(5)),
        instant(row.getLong(6)),
        row.getString(7));
  }

  private static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  /// What the secret of a webhook is made of, and its hash.
  record Seal(String salt, String secretHash) {
    /// Whether the secret is the one that was shown to the reader.
    boolean fits(String secret) {
      return Secret.hash(secret).equals(secretHash);
    }
  }

  Optional<Seal> seal(long number) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT salt, secret_hash FROM webhook WHERE number = ?")
                .bind(0, number)
                .map((row, context) -> new Seal(row.getString(1), row.getString(2)))
                .findOne());
  }

  /// Gives a webhook another secret.
  ///
  /// @return whether there is one of this number, of this reader
  boolean renew(ReaderId reader, long number, String salt, String secretHash) {
    return database.write(
        handle -> {
          int done =
              handle.execute(
                  "UPDATE webhook SET salt = ?, secret_hash = ? WHERE reader = ? AND number = ?",
                  salt,
                  secretHash,
                  reader.number(),
                  number);
          return done > 0;
        });
  }

  /// Nothing happens when it is not this reader's.
  void remove(ReaderId reader, long number) {
    database.write(
        handle ->
            handle.execute(
                "DELETE FROM webhook WHERE reader = ? AND number = ?", reader.number(), number));
  }

  /// Tries a webhook again that was left alone, with the delivery that failed last.
  void resume(ReaderId reader, long number) {
    database.write(
        handle -> {
          int done =
              handle.execute(
                  "UPDATE webhook SET failing_since = NULL, disabled_at = NULL, disabled_why = NULL"
                      + " WHERE reader = ? AND number = ? AND disabled_at IS NOT NULL",
                  reader.number(),
                  number);
          return done == 0
              ? 0
              : handle.execute(
                  "UPDATE webhook_delivery SET state = 'QUEUED', attempt = 0, due_at = ?,"
                      + " changed_at = ? WHERE number = (SELECT MAX(number) FROM webhook_delivery"
                      + " WHERE webhook = ? AND kind = 'PAPERS') AND state = 'FAILED'",
                  now(),
                  now(),
                  number);
        });
  }

  /// Chooses where papers of a follow are sent; nothing happens when one of the two is not this
  /// reader's.
  ///
  /// @param webhook 0 for nowhere
  public void choose(ReaderId reader, long follow, long webhook) {
    database.write(
        handle -> {
          int done =
              handle.execute(
                  "UPDATE reader_follow SET webhook ="
                      + " (SELECT number FROM webhook WHERE number = ? AND reader = ?)"
                      + " WHERE reader = ? AND number = ?",
                  webhook,
                  reader.number(),
                  reader.number(),
                  follow);
          return done == 0
              ? 0
              : handle.execute(
                  "DELETE FROM webhook_item WHERE follow = ? AND webhook <> ?", follow, webhook);
        });
  }

  /// The webhook of each of a reader's follows that has one, by the follow's number.
  public Map<Long, Long> chosen(ReaderId reader) {
    Map<Long, Long> chosen = new HashMap<>();
    database
        .read(
            handle ->
                handle
                    .createQuery(
                        "SELECT number, webhook FROM reader_follow"
                            + " WHERE reader = ? AND webhook IS NOT NULL")
                    .bind(0, reader.number())
                    .map((row, context) -> Map.entry(row.getLong(1), row.getLong(2)))
                    .list())
        .forEach(entry -> chosen.put(entry.getKey(), entry.getValue()));
    return chosen;
  }

  /// How many are left alone because they failed for too long.
  public long disabled() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM webhook WHERE disabled_at IS NOT NULL")
                .mapTo(Long.class)
                .one());
  }

  private long now() {
    return database.clock().millis();
  }
}
