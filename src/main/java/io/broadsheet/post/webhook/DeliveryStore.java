package io.broadsheet.post.webhook;

import io.broadsheet.paper.PaperId;
import io.broadsheet.post.webhook.Delivery.Kind;
import io.broadsheet.post.webhook.Delivery.State;
import io.broadsheet.reader.account.Secret;
import io.broadsheet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Keeps what is sent to webhooks, from when a paper is found until long after it was delivered. An
/// attempt is written down before it is made, with the time after which whoever makes it is given
/// up: what a program that ended left in the middle is tried again then, under the same identifier.
/// Safe for use by many threads and processes.
public final class DeliveryStore {
  /// Deliveries kept to be looked at; older ones are thrown away.
  static final Duration KEPT = Duration.ofDays(30);

  /// Longer than any attempt takes.
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final int ID_LENGTH = 27;
  private static final String UNFINISHED = "('QUEUED', 'SENDING')";
  private static final String COLUMNS =
      "SELECT d.number, d.id, d.webhook, d.kind, d.body, d.papers, d.state, d.attempt, d.queued_at,"
          + " d.due_at, d.changed_at, d.answer FROM webhook_delivery d";

  private final Database database;

  public DeliveryStore(Database database) {
    this.database = database;
  }

  /// A paper that was found and is in no delivery yet.
  record Item(long number, long follow, PaperId paper) {}

  /// Webhooks with papers to send, none of which is on its way already: what is found while one is
  /// tried goes out together, later.
  List<Long> waiting() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT i.webhook FROM webhook_item i"
                        + " JOIN webhook w ON w.number = i.webhook AND w.disabled_at IS NULL"
                        + " WHERE NOT EXISTS (SELECT 1 FROM webhook_delivery d"
                        + " WHERE d.webhook = i.webhook AND d.kind = 'PAPERS' AND d.state IN "
                        + UNFINISHED
                        + ") ORDER BY i.webhook")
                .mapTo(Long.class)
                .list());
  }

  /// The first found first.
  List<Item> items(long webhook, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT number, follow, paper_key FROM webhook_item WHERE webhook = ?"
                        + " ORDER BY number LIMIT ?")
                .bind(0, webhook)
                .bind(1, limit)
                .map(
                    (row, context) ->
                        new Item(
                            row.getLong(1),
                            row.getLong(2),
                            PaperId.parse(row.getString(3)).orElseThrow()))
                .list());
  }

  /// Puts a delivery in the queue and takes what is in it off the list, in one transaction.
  ///
  /// @param last of what is in it
  void queue(long webhook, WebhookWriter.Written written, long last) {
    database.write(
        handle -> {
          int removed = remove(handle, webhook, last);
          return removed == 0 ? 0L : insert(handle, webhook, Kind.PAPERS, written);
        });
  }

  /// Takes what was found off the list.
  void drop(long webhook, long last) {
    database.write(handle -> remove(handle, webhook, last));
  }

  private static int remove(Handle handle, long webhook, long last) {
    return handle.execute(
        "DELETE FROM webhook_item WHERE webhook = ? AND number <= ?", webhook, last);
  }

  /// Puts a test in the queue.
  ///
  /// @param most tests of the reader in `within`
  /// @return its number; empty when there were too many
  Optional<Long> queueTest(
      Webhook webhook, WebhookWriter.Written written, int most, Duration within) {
    return database.write(
        handle -> {
          long lately =
              handle
                  .createQuery(
                      "SELECT COUNT(*) FROM webhook_delivery d JOIN webhook w ON w.number = d.webhook"
                          + " WHERE w.reader = ? AND d.kind = 'TEST' AND d.queued_at > ?")
                  .bind(0, webhook.reader().number())
                  .bind(1, now() - within.toMillis())
                  .mapTo(Long.class)
                  .one();
          return lately >= most
              ? Optional.<Long>empty()
              : Optional.of(insert(handle, webhook.number(), Kind.TEST, written));
        });
  }

  private long insert(Handle handle, long webhook, Kind kind, WebhookWriter.Written written) {
    String id = "msg_" + Secret.fresh().substring(0, ID_LENGTH);
    handle.execute(
        "INSERT INTO webhook_delivery (id, webhook, kind, body, papers, state, queued_at, due_at,"
            + " changed_at) VALUES (?, ?, ?, ?, ?, 'QUEUED', ?, ?, ?)",
        id,
        webhook,
        kind.name(),
        written.body(),
        written.papers(),
        now(),
        now(),
        now());
    return handle
        .createQuery("SELECT number FROM webhook_delivery WHERE id = ?")
        .bind(0, id)
        .mapTo(Long.class)
        .one();
  }

  /// Deliveries of papers whose turn has come, the longest waiting first.
  List<Long> due(int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT d.number FROM webhook_delivery d"
                        + " JOIN webhook w ON w.number = d.webhook AND w.disabled_at IS NULL"
                        + " WHERE d.state IN "
                        + UNFINISHED
                        + " AND d.due_at <= ? AND d.kind = 'PAPERS' ORDER BY d.due_at, d.number"
                        + " LIMIT ?")
                .bind(0, now())
                .bind(1, limit)
                .mapTo(Long.class)
                .list());
  }

  /// Begins an attempt.
  ///
  /// @return empty when another has begun it, or it is done
  Optional<Delivery> claim(long number) {
    return database.write(
        handle -> {
          int claimed =
              handle.execute(
                  "UPDATE webhook_delivery SET state = 'SENDING', attempt = attempt + 1, due_at = ?,"
                      + " changed_at = ? WHERE number = ? AND due_at <= ? AND state IN "
                      + UNFINISHED,
                  now() + LEASE.toMillis(),
                  now(),
                  number,
                  now());
          return claimed == 0
              ? Optional.<Delivery>empty()
              : handle
                  .createQuery(COLUMNS + " WHERE d.number = ?")
                  .bind(0, number)
                  .map(DeliveryStore::delivery)
                  .findOne();
        });
  }

  /// Notes that it arrived, and that its webhook works. What else waits there is tried at once.
  void delivered(Delivery delivery, String answer) {
    database.write(
        handle -> {
          end(handle, delivery, State.DELIVERED, answer);
          handle.execute(
              "UPDATE webhook SET failing_since = NULL WHERE number = ?", delivery.webhook());
          return handle.execute(
              "UPDATE webhook_delivery SET due_at = ? WHERE webhook = ? AND state = 'QUEUED'",
              now(),
              delivery.webhook());
        });
  }

  /// Notes that an attempt failed, and when the next one is.
  ///
  /// @return since when the webhook fails
  Instant failedOnce(Delivery delivery, String answer, Instant next) {
    return database.write(
        handle -> {
          handle.execute(
              "UPDATE webhook_delivery SET state = 'QUEUED', due_at = ?, changed_at = ?, answer = ?"
                  + " WHERE number = ? AND state = 'SENDING'",
              next.toEpochMilli(),
              now(),
              answer,
              delivery.number());
          handle.execute(
              "UPDATE webhook SET failing_since = COALESCE(failing_since, ?) WHERE number = ?",
              now(),
              delivery.webhook());
          return handle
              .createQuery("SELECT failing_since FROM webhook WHERE number = ?")
              .bind(0, delivery.webhook())
              .map((row, context) -> Instant.ofEpochMilli(row.getLong(1)))
              .findOne()
              .orElse(database.clock().instant());
        });
  }

  /// Notes that a test failed.
  void failed(Delivery delivery, String answer) {
    database.write(handle -> end(handle, delivery, State.FAILED, answer));
  }

  /// Gives a delivery up, leaves its webhook alone from now on, and forgets what else was found.
  void disable(Delivery delivery, String answer) {
    database.write(
        handle -> {
          handle.execute(
              "UPDATE webhook_delivery SET state = 'FAILED', changed_at = ?, answer = ?"
                  + " WHERE webhook = ? AND state IN "
                  + UNFINISHED,
              now(),
              answer,
              delivery.webhook());
          handle.execute("DELETE FROM webhook_item WHERE webhook = ?", delivery.webhook());
          return handle.execute(
              "UPDATE webhook SET disabled_at = ?, disabled_why = ? WHERE number = ?",
              now(),
              answer,
              delivery.webhook());
        });
  }

  /// Puts back an attempt that was not made after all.
  void release(Delivery delivery) {
    database.write(
        handle ->
            handle.execute(
                "UPDATE webhook_delivery SET state = 'QUEUED', due_at = ?, changed_at = ?"
                    + " WHERE number = ? AND state = 'SENDING'",
                now(),
                now(),
                delivery.number()));
  }

  private int end(Handle handle, Delivery delivery, State state, String answer) {
    return handle.execute(
        "UPDATE webhook_delivery SET state = ?, changed_at = ?, answer = ? WHERE number = ?",
        state.name(),
        now(),
        answer,
        delivery.number());
  }

  /// The last deliveries to a webhook, the newest first.
  public List<Delivery> last(long webhook, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(COLUMNS + " WHERE d.webhook = ? ORDER BY d.number DESC LIMIT ?")
                .bind(0, webhook)
                .bind(1, limit)
                .map(DeliveryStore::delivery)
                .list());
  }

  /// How many wait to be delivered.
  public long waitingCount() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM webhook_delivery WHERE kind = 'PAPERS' AND state IN "
                        + UNFINISHED)
                .mapTo(Long.class)
                .one());
  }

  /// Throws away what is old and done, and ends tests that the end of a program left in the middle.
  void clean() {
    database.write(
        handle -> {
          handle.execute(
              "UPDATE webhook_delivery SET state = 'FAILED', changed_at = ? WHERE kind = 'TEST'"
                  + " AND due_at < ? AND state IN "
                  + UNFINISHED,
              now(),
              now() - LEASE.toMillis());
          return handle.execute(
              "DELETE FROM webhook_delivery WHERE changed_at < ? AND state NOT IN " + UNFINISHED,
              now() - KEPT.toMillis());
        });
  }

  private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
    return new Delivery(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        Kind.valueOf(row.getString(4)),
        row.getString(5),
        row.getInt(6),
        State.valueOf(row.getString(7)),
        row.getInt(8),
        Instant.ofEpochMilli(row.getLong(9)),
        Instant.ofEpochMilli(row.getLong(10)),
        Instant.ofEpochMilli(row.getLong(11)),
        row.getString(12));
  }

  private long now() {
    return database.clock().millis();
  }
}
