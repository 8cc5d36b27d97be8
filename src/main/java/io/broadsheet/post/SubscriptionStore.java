package io.broadsheet.post;

import io.broadsheet.post.Subscription.Wish;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.Secret;
import io.broadsheet.store.Database;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keeps subscriptions without an account. What is ended, or not confirmed in time, is erased with
/// everything that belongs to it. Safe for use by many threads.
public final class SubscriptionStore {
  /// Letters that ask for a confirmation: to one address in a day, to one domain and to all in an
  /// hour. What is above gets no letter, and whoever asked is told the same.
  static final int MOST_TO_ADDRESS = 3;

  static final int MOST_TO_DOMAIN = 100;
  static final int MOST = 1_000;

  /// How long a confirmation is waited for; as long as its link works.
  static final Duration WAITS = Duration.ofDays(3);

  /// When letters come, in the subscriber's time zone.
  static final int HOUR = 7;

  private final Database database;

  public SubscriptionStore(Database database) {
    this.database = database;
  }

  /// The subscription for which this reader stands; empty for a reader with an account.
  public Optional<Subscription> of(ReaderId reader) {
    return database.read(handle -> of(handle, reader));
  }

  private static Optional<Subscription> of(Handle handle, ReaderId reader) {
    Optional<Follow> topic =
        handle
            .createQuery("SELECT number, kind, value, label FROM reader_follow WHERE reader = ?")
            .bind(0, reader.number())
            .map(
                (row, context) ->
                    new Follow(
                        row.getLong(1),
                        Follow.Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4)))
            .findFirst();
    return handle
        .createQuery(
            "SELECT s.address, c.every, r.language, r.zone, s.confirmed_at IS NOT NULL"
                + " FROM subscription s JOIN reader r ON r.number = s.reader"
                + " JOIN digest_choice c ON c.reader = s.reader WHERE s.reader = ?")
        .bind(0, reader.number())
        .map(
            (row, context) ->
                new Subscription(
                    reader,
                    MailAddress.of(row.getString(1)),
                    topic,
                    DigestChoice.Every.valueOf(row.getString(2)),
                    row.getString(3),
                    ZoneId.of(row.getString(4)),
                    row.getBoolean(5)))
        .findOne();
  }

  /// The subscription for a wish, made unless it is there. One that is there is not changed: who
  /// asks has not shown yet that the address is theirs.
  ///
  /// @return empty when letters that ask for a confirmation went to this address, to its domain or
  ///   to all too often
  Optional<ReaderId> enter(Wish wish) {
    return database.write(
        handle -> {
          if (isTooOften(handle, wish.address())) {
            return Optional.<ReaderId>empty();
          }
          String topic = wish.topic().map(f -> f.kind().parameter() + " " + f.value()).orElse("");
          Optional<ReaderId> known =
              handle
                  .createQuery("SELECT reader FROM subscription WHERE address = ? AND topic = ?")
                  .bind(0, wish.address().toString())
                  .bind(1, topic)
                  .map((row, context) -> new ReaderId(row.getLong(1)))
                  .findOne();
          known.ifPresent(
              reader ->
                  handle.execute(
                      "UPDATE subscription SET asked_at = ? WHERE reader = ?",
                      now(),
                      reader.number()));
          return known.or(() -> Optional.of(insert(handle, wish, topic)));
        });
  }

  private boolean isTooOften(Handle handle, MailAddress address) {
    long day = now() - Duration.ofDays(1).toMillis();
    long hour = now() - Duration.ofHours(1).toMillis();
    String asked = "SELECT COUNT(*) FROM letter WHERE kind = 'CONFIRM' AND queued_at > ?";
    return count(handle, asked + " AND LOWER(address) = LOWER(?)", day, address.toString())
            >= MOST_TO_ADDRESS
        || count(handle, asked + " AND address LIKE '%@' || ?", hour, address.domain())
            >= MOST_TO_DOMAIN
        || count(handle, asked + " AND ? = ''", hour, "") >= MOST;
  }

  private static long count(Handle handle, String sql, long since, String text) {
    return handle.createQuery(sql).bind(0, since).bind(1, text).mapTo(Long.class).one();
  }

  private ReaderId insert(Handle handle, Wish wish, String topic) {
    // An at sign: nobody can sign up under such a name.
    String name = "@" + Secret.fresh();
    handle.execute(
        "INSERT INTO reader (name, display_name, role, language, zone, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        name,
        wish.address().toString(),
        Role.READER.name(),
        wish.language(),
        wish.zone().getId(),
        now());
    long number =
        handle
            .createQuery("SELECT number FROM reader WHERE name = ?")
            .bind(0, name)
            .mapTo(Long.class)
            .one();
    handle.execute(
        "INSERT INTO subscription (reader, address, topic, asked_at) VALUES (?, ?, ?, ?)",
        number,
        wish.address().toString(),
        topic,
        now());
    wish.topic()
        .ifPresent(
            follow ->
                handle.execute(
                    "INSERT INTO reader_follow (reader, kind, value, label, position)"
                        + " VALUES (?, ?, ?, ?, 0)",
                    number,
                    follow.kind().name(),
                    follow.value(),
                    follow.label()));
    ReaderId reader = new ReaderId(number);
    choose(handle, reader, wish.every(), wish.language(), wish.zone());
    return reader;
  }

  /// Changes how often, in which language and in whose morning letters come.
  public void change(ReaderId reader, DigestChoice.Every every, String language, ZoneId zone) {
    database.write(
        handle -> {
          if (of(handle, reader).isEmpty()) {
            return false;
          }
          handle.execute(
              "UPDATE reader SET language = ?, zone = ?, revision = revision + 1 WHERE number = ?",
              language,
              zone.getId(),
              reader.number());
          choose(handle, reader, every, language, zone);
          return true;
        });
  }

  private void choose(
      Handle handle, ReaderId reader, DigestChoice.Every every, String language, ZoneId zone) {
    DigestChoice choice = new DigestChoice(every, HOUR, DayOfWeek.MONDAY, language);
    // The first comes when its hour comes next, not at once because today's has passed.
    String passed = choice.last(database.clock().instant().atZone(zone)).name();
    DigestStore.choose(handle, reader, choice, passed);
  }

  /// Notes that the address is confirmed; nothing for a reader with an account.
  static void confirmed(Handle handle, ReaderId reader, long now) {
    handle.execute(
        "UPDATE subscription SET confirmed_at = COALESCE(confirmed_at, ?) WHERE reader = ?",
        now,
        reader.number());
  }

  /// Ends a subscription and erases all that is known of it.
  public void end(ReaderId reader) {
    database.write(handle -> end(handle, reader));
  }

  /// @return whether it was a subscription, and no reader with an account
  static boolean end(Handle handle, ReaderId reader) {
    return handle.execute(
            "DELETE FROM reader WHERE number = ? AND number IN (SELECT reader FROM subscription)",
            reader.number())
        > 0;
  }

  /// Erases what nobody confirmed in time.
  static void clean(Handle handle, long now) {
    handle.execute(
        "DELETE FROM reader WHERE number IN (SELECT reader FROM subscription"
            + " WHERE confirmed_at IS NULL AND asked_at < ?)",
        now - WAITS.toMillis());
  }

  /// How many are confirmed.
  public long count() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM subscription WHERE confirmed_at IS NOT NULL")
                .mapTo(Long.class)
                .one());
  }

  private long now() {
    return database.clock().millis();
  }
}
