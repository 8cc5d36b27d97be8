package io.broadsheet.reader.openid;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keeps with which identities readers sign in: each belongs to one reader, and a reader has one at
/// an issuer. Safe for use by many threads. Every method throws [BroadsheetException] of kind
/// UNAVAILABLE when the database cannot be read or written.
public final class OpenIdStore {
  private static final int MOST_NAMES = 200;
  private static final int LONGEST_NAME = 60;

  private final Database database;

  public OpenIdStore(Database database) {
    this.database = database;
  }

  /// An identity that a reader has.
  public record Linked(String issuer, String subject, String shown, Instant at) {}

  /// Whose it is.
  public Optional<ReaderId> reader(String issuer, String subject) {
    return database.read(handle -> reader(handle, issuer, subject));
  }

  private static Optional<ReaderId> reader(Handle handle, String issuer, String subject) {
    return handle
        .createQuery("SELECT reader FROM reader_identity WHERE issuer = ? AND subject = ?")
        .bind(0, issuer)
        .bind(1, subject)
        .map((row, context) -> new ReaderId(row.getLong(1)))
        .findOne();
  }

  /// All of a reader, the first linked first.
  public List<Linked> of(ReaderId reader) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT issuer, subject, shown, linked_at FROM reader_identity"
                        + " WHERE reader = ? ORDER BY linked_at, issuer")
                .bind(0, reader.number())
                .map(
                    (row, context) ->
                        new Linked(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            Instant.ofEpochMilli(row.getLong(4))))
                .list());
  }

  /// Links an identity to a reader; what is so already changes nothing.
  ///
  /// @return false when it is another reader's, or the reader has another there
  public boolean link(ReaderId reader, Identity identity) {
    return database.write(
        handle -> {
          insert(handle, reader, identity);
          return reader(handle, identity.issuer(), identity.subject())
              .filter(reader::equals)
              .isPresent();
        });
  }

  private void insert(Handle handle, ReaderId reader, Identity identity) {
    handle.execute(
        "INSERT INTO reader_identity (issuer, subject, reader, shown, linked_at)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        identity.issuer(),
        identity.subject(),
        reader.number(),
        identity.shown(),
        database.clock().millis());
  }

  /// Unlinks a reader's identity at an issuer, when there is another way in; in one transaction.
  ///
  /// @return false when the reader has no password and so could not sign in any more
  public boolean unlink(ReaderId reader, String issuer) {
    return database.write(
        handle -> {
          long passwords =
              handle
                  .createQuery("SELECT COUNT(*) FROM reader_password WHERE reader = ?")
                  .bind(0, reader.number())
                  .mapTo(Long.class)
                  .one();
          if (passwords == 0) {
            return false;
          }
          handle.execute(
              "DELETE FROM reader_identity WHERE reader = ? AND issuer = ?",
              reader.number(),
              issuer);
          return true;
        });
  }

  /// Makes an account with an identity and without a password, in one transaction. Of two who do so
  /// at once with one identity, both get the same account.
  ///
  /// @param name of [io.broadsheet.reader.ReaderName#of]; followed by a number where it is taken
  /// @param displayName of [io.broadsheet.reader.ReaderName#shown]
  public ReaderId create(Identity identity, String name, String displayName) {
    return database.write(
        handle -> {
          Optional<ReaderId> there = reader(handle, identity.issuer(), identity.subject());
          if (there.isPresent()) {
            return there.get();
          }
          ReaderId made = add(handle, name, displayName);
          insert(handle, made, identity);
          return made;
        });
  }

  private ReaderId add(Handle handle, String name, String displayName) {
    for (int i = 1; i <= MOST_NAMES; i++) {
      String tail = i == 1 ? "" : "-" + i;
      String tried =
          name.substring(0, Math.min(name.length(), LONGEST_NAME - tail.length())) + tail;
      int added =
          handle.execute(
              "INSERT INTO reader (name, display_name, role, created_at) VALUES (?, ?, ?, ?)"
                  + " ON CONFLICT (name) DO NOTHING",
              tried,
              displayName,
              Role.READER.name(),
              database.clock().millis());
      if (added > 0) {
        return new ReaderId(
            handle
                .createQuery("SELECT number FROM reader WHERE name = ?")
                .bind(0, tried)
                .mapTo(Long.class)
                .one());
      }
    }
    throw BroadsheetException.invalid("every name like " + name + " is taken");
  }
}
