package io.broadsheet.post;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.account.Secret;
import io.broadsheet.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps readers' mail addresses and the links in their letters. An address is a reader's once a
/// link that was sent to it has come back; nothing else is sent to it before. Safe for use by many
/// threads. Every method throws [BroadsheetException] of kind UNAVAILABLE when the database cannot
/// be read or written.
public final class MailStore {
  /// Questions to one address, and of one reader, in [#ASKED_IN]: nobody's mailbox is filled
  /// through us.
  static final int MOST_QUESTIONS = 3;

  static final Duration ASKED_IN = Duration.ofDays(1);

  /// Passwords that one reader may ask for in an hour.
  static final int MOST_PASSWORDS = 3;

  private static final Duration CONFIRM_WITHIN = Duration.ofDays(3);
  private static final Duration UNSUBSCRIBE_WITHIN = Duration.ofDays(730);

  private final Database database;

  public MailStore(Database database) {
    this.database = database;
  }

  /// What is known of a reader's address.
  ///
  /// @param address confirmed; null for none
  /// @param pending waits for its confirmation; null for none
  /// @param suspendedAt when it was refused for good; null when it works
  /// @param suspendedWhy the mail server's words
  public record Known(
      @Nullable String address,
      @Nullable String pending,
      @Nullable Instant suspendedAt,
      @Nullable String suspendedWhy) {
    public static final Known NONE = new Known(null, null, null, null);

    /// Where letters go; empty while there is none, or it is suspended.
    public Optional<MailAddress> usable() {
      return suspendedAt == null
          ? Optional.ofNullable(address).map(MailAddress::of)
          : Optional.empty();
    }
  }

  public Known of(ReaderId reader) {
    return database.read(handle -> of(handle, reader));
  }

  private static Known of(Handle handle, ReaderId reader) {
    return handle
        .createQuery(
            "SELECT address, pending, suspended_at, suspended_why FROM mail_address"
                + " WHERE reader = ?")
        .bind(0, reader.number())
        .map(
            (row, context) ->
                new Known(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3) == 0 ? null : Instant.ofEpochMilli(row.getLong(3)),
                    row.getString(4)))
        .findOne()
        .orElse(Known.NONE);
  }

  /// Notes an address that a reader says is theirs, and puts the letter that asks into the outbox,
  /// in one transaction. The one they have stays until this is confirmed.
  ///
  /// @throws BroadsheetException of kind RATE_LIMITED when that was asked too often
  void ask(Letter letter, String messageId) {
    ReaderId reader = letter.reader();
    database.write(
        handle -> {
          long since = now() - ASKED_IN.toMillis();
          long asked =
              handle
                  .createQuery(
                      "SELECT COUNT(*) FROM letter WHERE kind = 'CONFIRM' AND queued_at > ?"
                          + " AND (reader = ? OR address = ?)")
                  .bind(0, since)
                  .bind(1, reader.number())
                  .bind(2, letter.to().toString())
                  .mapTo(Long.class)
                  .one();
          if (asked >= MOST_QUESTIONS) {
            throw new BroadsheetException(
                ErrorKind.RATE_LIMITED,
                "there were too many letters asking for a confirmation; try again tomorrow");
          }
          handle.execute(
              "INSERT INTO mail_address (reader, pending) VALUES (?, ?)"
                  + " ON CONFLICT (reader) DO UPDATE SET pending = excluded.pending",
              reader.number(),
              letter.to().toString());
          return OutboxStore.insert(handle, letter, messageId, now());
        });
  }

  /// Puts a letter with a link to a new password into the outbox, unless the reader asked for that
  /// too often: then nothing happens.
  void askPassword(Letter letter, String messageId) {
    database.write(
        handle -> {
          long asked =
              handle
                  .createQuery(
                      "SELECT COUNT(*) FROM letter WHERE kind = 'PASSWORD' AND queued_at > ?"
                          + " AND reader = ?")
                  .bind(0, now() - Duration.ofHours(1).toMillis())
                  .bind(1, letter.reader().number())
                  .mapTo(Long.class)
                  .one();
          return asked < MOST_PASSWORDS && OutboxStore.insert(handle, letter, messageId, now());
        });
  }

  /// Readers with an account to whose confirmed address this is, in the order in which they came.
  public List<ReaderId> readersAt(MailAddress address) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT reader FROM mail_address WHERE address = ? AND reader NOT IN"
                        + " (SELECT reader FROM subscription) ORDER BY reader")
                .bind(0, address.toString())
                .map((row, context) -> new ReaderId(row.getLong(1)))
                .list());
  }

  /// Forgets a reader's address and gives up the question for another.
  public void forget(ReaderId reader) {
    database.write(
        handle -> handle.execute("DELETE FROM mail_address WHERE reader = ?", reader.number()));
  }

  /// Tries an address again that was suspended.
  public void resume(ReaderId reader) {
    database.write(
        handle ->
            handle.execute(
                "UPDATE mail_address SET suspended_at = NULL, suspended_why = NULL WHERE reader = ?",
                reader.number()));
  }

  /// How many addresses are suspended.
  public long suspended() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM mail_address WHERE suspended_at IS NOT NULL")
                .mapTo(Long.class)
                .one());
  }

  static void suspend(Handle handle, long reader, String address, String why, long now) {
    handle.execute(
        "UPDATE mail_address SET suspended_at = ?, suspended_why = ?"
            + " WHERE reader = ? AND address = ? AND suspended_at IS NULL",
        now,
        why,
        reader,
        address);
    handle.execute(
        "UPDATE mail_address SET pending = NULL WHERE reader = ? AND pending = ?", reader, address);
  }

  /// Makes the secret of a letter's link.
  static String link(Handle handle, Letter letter, long now) {
    Duration within = letter.kind() == LetterKind.CONFIRM ? CONFIRM_WITHIN : UNSUBSCRIBE_WITHIN;
    handle.execute("DELETE FROM mail_link WHERE expires_at <= ?", now);
    String secret = Secret.fresh();
    handle.execute(
        "INSERT INTO mail_link (secret_hash, reader, purpose, address, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        Secret.hash(secret),
        letter.reader().number(),
        letter.kind().name(),
        letter.to().toString(),
        now + within.toMillis());
    return secret;
  }

  /// What a link in a letter is for.
  public record Link(LetterKind kind, ReaderId reader, String address) {}

  /// The link with this secret; empty when there is none or it has expired.
  public Optional<Link> link(String secret) {
    return database.read(handle -> link(handle, secret, now()));
  }

  private static Optional<Link> link(Handle handle, String secret, long now) {
    return handle
        .createQuery(
            "SELECT purpose, reader, address FROM mail_link WHERE secret_hash = ?"
                + " AND expires_at > ?")
        .bind(0, Secret.hash(secret))
        .bind(1, now)
        .map(
            (row, context) ->
                new Link(
                    LetterKind.valueOf(row.getString(1)),
                    new ReaderId(row.getLong(2)),
                    row.getString(3)))
        .findOne();
  }

  /// Makes the address of a link its reader's, if they still ask for that one. The same again
  /// changes nothing.
  ///
  /// @return the link; empty when it works no more
  public Optional<Link> confirm(String secret) {
    return database.write(
        handle -> {
          Optional<Link> link =
              link(handle, secret, now()).filter(one -> one.kind() == LetterKind.CONFIRM);
          if (link.isEmpty()) {
            return link;
          }
          int done =
              handle.execute(
                  "UPDATE mail_address SET address = pending, confirmed_at = ?, pending = NULL,"
                      + " suspended_at = NULL, suspended_why = NULL"
                      + " WHERE reader = ? AND pending = ?",
                  now(),
                  link.get().reader().number(),
                  link.get().address());
          SubscriptionStore.confirmed(handle, link.get().reader(), now());
          boolean there =
              done > 0 || link.get().address().equals(of(handle, link.get().reader()).address());
          return there ? link : Optional.<Link>empty();
        });
  }

  /// Gives up what a letter belongs to. The same again changes nothing.
  ///
  /// @return what was given up; empty when there is no such link
  public Optional<Link> unsubscribe(String secret) {
    return database.write(
        handle -> {
          Optional<Link> link = link(handle, secret, now()).filter(one -> one.kind().isList());
          link.ifPresent(
              one -> {
                if (SubscriptionStore.end(handle, one.reader())) {
                  return;
                }
                if (one.kind() == LetterKind.DIGEST) {
                  DigestStore.remove(handle, one.reader());
                } else {
                  AlertStore.removeAll(handle, one.reader());
                }
              });
          link.ifPresent(one -> OutboxStore.withdraw(handle, one.reader(), one.kind(), now()));
          return link;
        });
  }

  private long now() {
    return database.clock().millis();
  }
}
