package io.broadsheet.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.store.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The outbox: every letter, from when it is written until the reader is gone. What becomes of a
/// letter is decided in `docs/decisions/0110-the-outbox.md`. Safe for use by many threads; only one
/// process at a time may send, see [Postman].
public final class OutboxStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Letters kept to be read again; older ones are thrown away.
  static final Duration KEPT = Duration.ofDays(400);

  /// Where a letter stands.
  public enum State {
    /// It waits for its turn.
    QUEUED,
    /// The mail server may have parts of it.
    SENDING,
    /// The mail server was told, or is just being told, that it has all of it.
    HANDING,
    SENT,
    /// It was handed over, and this program ended before the mail server had said that it took it.
    DOUBTFUL,
    FAILED
  }

  private final Database database;

  public OutboxStore(Database database) {
    this.database = database;
  }

  /// A letter of the outbox, without its texts.
  ///
  /// @param answer the last words of the mail server
  public record Entry(
      long number,
      LetterKind kind,
      ReaderId reader,
      String period,
      String address,
      String subject,
      State state,
      int attempt,
      Instant queuedAt,
      Instant changedAt,
      String answer) {}

  /// Puts a letter into the outbox.
  ///
  /// @return false when a letter of this name is there already
  public boolean queue(Letter letter, String messageId) {
    return database.write(handle -> insert(handle, letter, messageId, now()));
  }

  static boolean insert(Handle handle, Letter letter, String messageId, long now) {
    return handle.execute(
            "INSERT INTO letter (message_id, kind, reader, period, address, subject, mark,"
                + " content, state, queued_at, due_at, changed_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', ?, ?, ?)"
                + " ON CONFLICT (message_id) DO NOTHING",
            messageId,
            letter.kind().name(),
            letter.reader().number(),
            letter.period(),
            letter.to().toString(),
            letter.subject(),
            letter.mark(),
            packed(letter),
            now,
            now,
            now)
        > 0;
  }

  /// Takes back what an end of this program left in the middle. To be called by who sends, before
  /// anything is sent.
  ///
  /// @return how many letters are doubtful from now on
  int recover() {
    return database.write(
        handle -> {
          handle.execute(
              "UPDATE letter SET state = 'QUEUED', due_at = ?, changed_at = ?"
                  + " WHERE state = 'SENDING'",
              now(),
              now());
          return handle.execute(
              "UPDATE letter SET state = 'DOUBTFUL', changed_at = ? WHERE state = 'HANDING'",
              now());
        });
  }

  /// Letters whose turn has come, the longest waiting first, links to passwords before all.
  List<Entry> due(int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    ENTRIES
                        + " WHERE state = 'QUEUED' AND due_at <= ?"
                        + " ORDER BY kind IN ('DIGEST', 'ALERT'), due_at, number LIMIT ?")
                .bind(0, now())
                .bind(1, limit)
                .map(OutboxStore::entry)
                .list());
  }

  /// Begins an attempt: makes the secret of the letter's link and notes that it is under way.
  ///
  /// @param secrets of letters whose link another store keeps; empty for the others
  /// @return empty when it is not waiting any more
  Optional<Envelope> claim(long number, Function<Letter, Optional<String>> secrets) {
    // Before the transaction: the other store has one of its own.
    Optional<String> ownSecret =
        database.read(handle -> secrets.apply(envelope(handle, number).letter()));
    return database.write(
        handle -> {
          int claimed =
              handle.execute(
                  "UPDATE letter SET state = 'SENDING', attempt = attempt + 1, changed_at = ?"
                      + " WHERE number = ? AND state = 'QUEUED'",
                  now(),
                  number);
          if (claimed == 0) {
            return Optional.<Envelope>empty();
          }
          Envelope bare = envelope(handle, number);
          String secret = ownSecret.orElseGet(() -> MailStore.link(handle, bare.letter(), now()));
          return Optional.of(
              new Envelope(
                  bare.number(),
                  bare.messageId(),
                  bare.letter(),
                  bare.writtenAt(),
                  bare.attempt(),
                  secret));
        });
  }

  private static Envelope envelope(Handle handle, long number) {
    return handle
        .createQuery(
            "SELECT message_id, kind, reader, period, address, subject, mark, content, queued_at,"
                + " attempt FROM letter WHERE number = ?")
        .bind(0, number)
        .map(
            (row, context) -> {
              JsonNode content = unpacked(row.getBytes(8));
              Letter letter =
                  new Letter(
                      LetterKind.valueOf(row.getString(2)),
                      new ReaderId(row.getLong(3)),
                      row.getString(4),
                      MailAddress.of(row.getString(5)),
                      row.getString(6),
                      content.path("text").asText(),
                      content.path("html").asText(),
                      row.getString(7));
              return new Envelope(
                  number,
                  row.getString(1),
                  letter,
                  Instant.ofEpochMilli(row.getLong(9)),
                  row.getInt(10),
                  "");
            })
        .one();
  }

  /// Notes that the end of the letter goes out now.
  void handing(long number) {
    move(number, State.SENDING, State.HANDING, now(), "");
  }

  /// Notes that the mail server has it.
  void sent(long number, String answer) {
    move(number, State.HANDING, State.SENT, now(), answer);
  }

  /// Puts it back to be tried again at a time.
  void later(long number, Instant at, String answer) {
    database.write(
        handle ->
            handle.execute(
                "UPDATE letter SET state = 'QUEUED', due_at = ?, changed_at = ?, answer = ?"
                    + " WHERE number = ? AND state IN ('SENDING', 'HANDING')",
                at.toEpochMilli(),
                now(),
                answer,
                number));
  }

  /// Lets it wait, without an attempt.
  void wait(long number, Instant until) {
    database.write(
        handle ->
            handle.execute(
                "UPDATE letter SET due_at = ? WHERE number = ? AND state = 'QUEUED'",
                until.toEpochMilli(),
                number));
  }

  /// Gives it up.
  ///
  /// @param suspend whether the address takes nothing any more
  void failed(Entry entry, String answer, boolean suspend) {
    database.write(
        handle -> {
          if (suspend) {
            MailStore.suspend(handle, entry.reader().number(), entry.address(), answer, now());
          }
          return handle.execute(
              "UPDATE letter SET state = 'FAILED', changed_at = ?, answer = ? WHERE number = ?",
              now(),
              answer,
              entry.number());
        });
  }

  /// Sends no more of what a reader has given up.
  static void withdraw(Handle handle, ReaderId reader, LetterKind kind, long now) {
    handle.execute(
        "UPDATE letter SET state = 'FAILED', changed_at = ?, answer = 'unsubscribed'"
            + " WHERE reader = ? AND kind = ? AND state = 'QUEUED'",
        now,
        reader.number(),
        kind.name());
  }

  private void move(long number, State from, State to, long now, String answer) {
    int moved =
        database.write(
            handle ->
                handle.execute(
                    "UPDATE letter SET state = ?, changed_at = ?, answer = ?"
                        + " WHERE number = ? AND state = ?",
                    to.name(),
                    now,
                    answer,
                    number,
                    from.name()));
    if (moved == 0) {
      throw new BroadsheetException(
          ErrorKind.INTERNAL, "letter " + number + " is not where it was: " + from);
    }
  }

  private static final String ENTRIES =
      "SELECT number, kind, reader, period, address, subject, state, attempt, queued_at,"
          + " changed_at, answer FROM letter";

  private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
    return new Entry(
        row.getLong(1),
        LetterKind.valueOf(row.getString(2)),
        new ReaderId(row.getLong(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        State.valueOf(row.getString(7)),
        row.getInt(8),
        Instant.ofEpochMilli(row.getLong(9)),
        Instant.ofEpochMilli(row.getLong(10)),
        row.getString(11));
  }

  /// A reader's digests and alerts, the last first.
  public List<Entry> archive(ReaderId reader, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    ENTRIES
                        + " WHERE reader = ? AND kind IN ('DIGEST', 'ALERT')"
                        + " ORDER BY number DESC LIMIT ?")
                .bind(0, reader.number())
                .bind(1, limit)
                .map(OutboxStore::entry)
                .list());
  }

  /// One of a reader's digests or alerts with its texts, as it was written; empty when it is not
  /// theirs.
  public Optional<Envelope> archived(ReaderId reader, long number) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT number FROM letter WHERE reader = ? AND number = ?"
                        + " AND kind IN ('DIGEST', 'ALERT')")
                .bind(0, reader.number())
                .bind(1, number)
                .mapTo(Long.class)
                .findOne()
                .map(found -> envelope(handle, found)));
  }

  /// How many letters stand where.
  public Map<State, Long> counts() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    database.read(
        handle ->
            handle
                .createQuery("SELECT state, COUNT(*) FROM letter GROUP BY state")
                .map(
                    (row, context) ->
                        counts.put(State.valueOf(row.getString(1)), row.getLong(2)) == null)
                .list());
    return counts;
  }

  /// What the mail server said last of a letter that still waits; empty when none does.
  public Optional<String> trouble() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT answer FROM letter WHERE state = 'QUEUED' AND attempt > 0"
                        + " ORDER BY changed_at DESC LIMIT 1")
                .mapTo(String.class)
                .findOne());
  }

  /// Throws away letters nobody looks at any more, and at once those with links in them.
  void clean() {
    database.write(
        handle -> {
          SubscriptionStore.clean(handle, now());
          handle.execute(
              "DELETE FROM letter WHERE state IN ('SENT', 'FAILED', 'DOUBTFUL')"
                  + " AND kind IN ('CONFIRM', 'PASSWORD') AND queued_at < ?",
              now() - MailStore.ASKED_IN.toMillis());
          return handle.execute(
              "DELETE FROM letter WHERE state IN ('SENT', 'FAILED', 'DOUBTFUL') AND queued_at < ?",
              now() - KEPT.toMillis());
        });
  }

  private static byte[] packed(Letter letter) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(
          JSON.writeValueAsBytes(
              JSON.createObjectNode().put("text", letter.text()).put("html", letter.html())));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("two texts are JSON", impossible);
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
    return bytes.toByteArray();
  }

  private static JsonNode unpacked(byte[] content) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return JSON.readTree(gzip);
    } catch (IOException damaged) {
      throw new BroadsheetException(
          ErrorKind.INTERNAL, "a letter of the outbox cannot be read", damaged);
    }
  }

  private long now() {
    return database.clock().millis();
  }
}
