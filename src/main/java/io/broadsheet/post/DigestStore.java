package io.broadsheet.post;

import io.broadsheet.reader.ReaderId;
import io.broadsheet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Keeps who wants digests, and how far the last one went. Safe for use by many threads.
public final class DigestStore {
  private static final String COLUMNS =
      "SELECT reader, every, hour, weekday, language, period, through_day, through_sequence"
          + " FROM digest_choice";

  private final Database database;

  public DigestStore(Database database) {
    this.database = database;
  }

  /// A reader's choice, and how far their digests went.
  ///
  /// @param period the last that was looked at; null before the first
  /// @param throughDay the last day whose edition was in one; null before the first
  /// @param throughSequence of the change log when that one was written
  record Standing(
      ReaderId reader,
      DigestChoice choice,
      @Nullable String period,
      @Nullable LocalDate throughDay,
      long throughSequence) {}

  public Optional<DigestChoice> choice(ReaderId reader) {
    return standing(reader).map(Standing::choice);
  }

  Optional<Standing> standing(ReaderId reader) {
    return database.read(
        handle ->
            handle
                .createQuery(COLUMNS + " WHERE reader = ?")
                .bind(0, reader.number())
                .map(DigestStore::standing)
                .findOne());
  }

  /// All who want digests.
  List<Standing> all() {
    return database.read(
        handle ->
            handle.createQuery(COLUMNS + " ORDER BY reader").map(DigestStore::standing).list());
  }

  private static Standing standing(ResultSet row, StatementContext context) throws SQLException {
    String day = row.getString(7);
    return new Standing(
        new ReaderId(row.getLong(1)),
        new DigestChoice(
            DigestChoice.Every.valueOf(row.getString(2)),
            row.getInt(3),
            DayOfWeek.of(row.getInt(4)),
            row.getString(5)),
        row.getString(6),
        day == null ? null : LocalDate.parse(day),
        row.getLong(8));
  }

  /// Keeps a choice; how far digests went stays.
  ///
  /// @param from the period that is not sent any more, so that the first comes at its hour
  public void choose(ReaderId reader, DigestChoice choice, String from) {
    database.write(
        handle -> {
          choose(handle, reader, choice, from);
          return true;
        });
  }

  static void choose(Handle handle, ReaderId reader, DigestChoice choice, String from) {
    handle.execute(
        "INSERT INTO digest_choice (reader, every, hour, weekday, language, period)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (reader) DO UPDATE SET"
            + " every = excluded.every, hour = excluded.hour, weekday = excluded.weekday,"
            + " language = excluded.language, period = excluded.period",
        reader.number(),
        choice.every().name(),
        choice.hour(),
        choice.weekday().getValue(),
        choice.language(),
        from);
  }

  /// Wants no digests any more.
  public void remove(ReaderId reader) {
    database.write(
        handle -> {
          remove(handle, reader);
          OutboxStore.withdraw(handle, reader, LetterKind.DIGEST, database.clock().millis());
          return true;
        });
  }

  static void remove(Handle handle, ReaderId reader) {
    handle.execute("DELETE FROM digest_choice WHERE reader = ?", reader.number());
  }

  /// Notes that there was nothing to send in a period.
  void passed(ReaderId reader, String period) {
    database.write(
        handle ->
            handle.execute(
                "UPDATE digest_choice SET period = ? WHERE reader = ?", period, reader.number()));
  }

  /// Puts a digest into the outbox and notes how far it went, in one transaction.
  ///
  /// @return false when that digest is in the outbox already
  boolean queue(Letter letter, String messageId, LocalDate throughDay, long throughSequence) {
    return database.write(
        handle -> {
          boolean fresh = OutboxStore.insert(handle, letter, messageId, database.clock().millis());
          if (fresh) {
            handle.execute(
                "UPDATE digest_choice SET period = ?, through_day = ?, through_sequence = ?"
                    + " WHERE reader = ?",
                letter.period(),
                throughDay.toString(),
                throughSequence,
                letter.reader().number());
          } else {
            handle.execute(
                "UPDATE digest_choice SET period = ? WHERE reader = ?",
                letter.period(),
                letter.reader().number());
          }
          return fresh;
        });
  }
}
