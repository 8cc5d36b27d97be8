package io.broadsheet.post;

import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.store.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Keeps which follows send alerts, by mail or to a webhook, what was found for them, and how far
/// into the change log that goes. Safe for use by many threads.
public final class AlertStore {
  private static final String WATERMARK = "alert";

  private static final String BY_MAIL = "mail = 1";
  private static final String BY_WEBHOOK =
      "webhook IN (SELECT number FROM webhook WHERE disabled_at IS NULL)";

  private final Database database;
  private final boolean mail;
  private final boolean webhooks;

  public AlertStore(Database database) {
    this(database, true, true);
  }

  /// @param mail whether mail is sent; otherwise nothing is kept for it
  /// @param webhooks whether requests are sent; otherwise nothing is kept for them
  public AlertStore(Database database, boolean mail, boolean webhooks) {
    this.database = database;
    this.mail = mail;
    this.webhooks = webhooks;
  }

  /// A follow that sends alerts.
  record Watched(ReaderId reader, Follow follow) {}

  /// A paper that was found for a follow.
  record Found(long number, ReaderId reader, long follow, PaperId paper) {}

  /// Switches the alerts of a follow; nothing happens when it is not this reader's.
  public void switchAlerts(ReaderId reader, long follow, boolean on) {
    database.write(
        handle -> {
          if (!on) {
            handle.execute(
                "DELETE FROM alert WHERE reader = ? AND follow = ?", reader.number(), follow);
          }
          return handle.execute(
              "UPDATE reader_follow SET mail = ? WHERE reader = ? AND number = ?",
              on ? 1 : 0,
              reader.number(),
              follow);
        });
  }

  /// The numbers of a reader's follows that send alerts.
  public Set<Long> switched(ReaderId reader) {
    return new HashSet<>(
        database.read(
            handle ->
                handle
                    .createQuery("SELECT number FROM reader_follow WHERE reader = ? AND mail = 1")
                    .bind(0, reader.number())
                    .mapTo(Long.class)
                    .list()));
  }

  /// Sends a reader no alerts any more.
  static void removeAll(Handle handle, ReaderId reader) {
    handle.execute("UPDATE reader_follow SET mail = 0 WHERE reader = ?", reader.number());
    handle.execute("DELETE FROM alert WHERE reader = ?", reader.number());
  }

  /// All follows that send alerts.
  List<Watched> watched() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT reader, number, kind, value, label FROM reader_follow WHERE "
                        + (mail ? BY_MAIL : "1 = 0")
                        + (webhooks ? " OR " + BY_WEBHOOK : ""))
                .map(
                    (row, context) ->
                        new Watched(
                            new ReaderId(row.getLong(1)),
                            new Follow(
                                row.getLong(2),
                                Follow.Kind.valueOf(row.getString(3)),
                                row.getString(4),
                                row.getString(5))))
                .list());
  }

  /// How far new papers have been looked at; empty before the first look.
  OptionalLong watermark() {
    return database
        .read(
            handle ->
                handle
                    .createQuery("SELECT sequence FROM post_watermark WHERE name = ?")
                    .bind(0, WATERMARK)
                    .mapTo(Long.class)
                    .findOne())
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /// Keeps what was found and how far that goes, in one transaction. What is kept already, and what
  /// was found for a follow that is gone, changes nothing.
  ///
  /// @param found with any number
  void keep(Collection<Found> found, long sequence) {
    database.write(
        handle -> {
          if (mail) {
            insert(handle, found, "alert (reader,", "reader", BY_MAIL);
          }
          if (webhooks) {
            insert(handle, found, "webhook_item (webhook,", "webhook", BY_WEBHOOK);
          }
          return handle.execute(
              "INSERT INTO post_watermark (name, sequence) VALUES (?, ?)"
                  + " ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence",
              WATERMARK,
              sequence);
        });
  }

  private void insert(
      Handle handle, Collection<Found> found, String into, String whose, String which) {
    if (found.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO "
                + into
                + " follow, paper_key, found_at) SELECT "
                + whose
                + ", number, ?, ? FROM reader_follow WHERE number = ? AND "
                + which
                + " ON CONFLICT (follow, paper_key) DO NOTHING")) {
      for (Found one : found) {
        batch.bind(0, one.paper().toString()).bind(1, now()).bind(2, one.follow()).add();
      }
      batch.execute();
    }
  }

  /// Readers with something to send whose last alert was written `pause` ago or earlier.
  List<ReaderId> due(Duration pause) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT a.reader FROM alert a WHERE NOT EXISTS (SELECT 1 FROM letter l"
                        + " WHERE l.reader = a.reader AND l.kind = 'ALERT' AND l.queued_at > ?)"
                        + " ORDER BY a.reader")
                .bind(0, now() - pause.toMillis())
                .map((row, context) -> new ReaderId(row.getLong(1)))
                .list());
  }

  /// What is to be sent to a reader, the first found first.
  List<Found> waiting(ReaderId reader, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT number, follow, paper_key FROM alert WHERE reader = ?"
                        + " ORDER BY number LIMIT ?")
                .bind(0, reader.number())
                .bind(1, limit)
                .map(
                    (row, context) ->
                        new Found(
                            row.getLong(1),
                            reader,
                            row.getLong(2),
                            PaperId.parse(row.getString(3)).orElseThrow()))
                .list());
  }

  /// Puts an alert into the outbox and takes what is in it off the list, in one transaction.
  ///
  /// @param last of what is in it
  boolean queue(Letter letter, String messageId, long last) {
    return database.write(
        handle -> {
          remove(handle, letter.reader(), last);
          return OutboxStore.insert(handle, letter, messageId, now());
        });
  }

  /// Takes what was found off the list.
  void drop(ReaderId reader, long last) {
    database.write(handle -> remove(handle, reader, last));
  }

  private static int remove(Handle handle, ReaderId reader, long last) {
    return handle.execute(
        "DELETE FROM alert WHERE reader = ? AND number <= ?", reader.number(), last);
  }

  private long now() {
    return database.clock().millis();
  }
}
