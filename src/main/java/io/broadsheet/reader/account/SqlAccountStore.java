package io.broadsheet.reader.account;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Role;
import io.broadsheet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Accounts in the store's database.
public final class SqlAccountStore implements AccountStore {
  private static final int MOST_TOKENS = 50;
  private static final int LONGEST_AGENT = 200;

  /// How exactly it is known when a session or token was used last.
  private static final Duration SEEN_EVERY = Duration.ofHours(1);

  private static final String ENDED = "(seen_at < ? OR opened_at < ?)";
  private static final String SESSIONS =
      "SELECT number, reader, agent, opened_at, seen_at FROM session";
  private static final String TOKENS =
      "SELECT number, reader, label, scopes, made_at, used_at FROM access_token";

  private final Database database;
  private final ReaderStore readers;

  public SqlAccountStore(Database database, ReaderStore readers) {
    this.database = database;
    this.readers = readers;
  }

  @Override
  public void setPassword(ReaderId reader, String hash) {
    database.write(
        handle -> {
          putPassword(handle, reader, hash);
          return closeSessions(handle, reader);
        });
  }

  private void putPassword(Handle handle, ReaderId reader, String hash) {
    handle.execute(
        "INSERT INTO reader_password (reader, hash, changed_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (reader) DO UPDATE SET hash = excluded.hash,"
            + " changed_at = excluded.changed_at",
        reader.number(),
        hash,
        now());
  }

  @Override
  public Optional<String> passwordHash(ReaderId reader) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT hash FROM reader_password WHERE reader = ?")
                .bind(0, reader.number())
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public String openSession(ReaderId reader, String agent) {
    String secret = Secret.fresh();
    String named =
        agent
            .codePoints()
            .filter(point -> !Character.isISOControl(point))
            .limit(LONGEST_AGENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    database.write(
        handle -> {
          handle.execute("DELETE FROM session WHERE " + ENDED, unused(), oldest());
          return handle.execute(
              "INSERT INTO session (secret_hash, reader, agent, opened_at, seen_at)"
                  + " VALUES (?, ?, ?, ?, ?)",
              Secret.hash(secret),
              reader.number(),
              named,
              now(),
              now());
        });
    return secret;
  }

  @Override
  public Optional<Session> session(String secret) {
    Optional<Session> found =
        database.read(
            handle ->
                handle
                    .createQuery(SESSIONS + " WHERE secret_hash = ? AND NOT " + ENDED)
                    .bind(0, Secret.hash(secret))
                    .bind(1, unused())
                    .bind(2, oldest())
                    .map(SqlAccountStore::sessionOf)
                    .findOne());
    found
        .filter(session -> session.seenAt().toEpochMilli() < now() - SEEN_EVERY.toMillis())
        .ifPresent(
            session ->
                database.write(
                    handle ->
                        handle.execute(
                            "UPDATE session SET seen_at = ? WHERE number = ?",
                            now(),
                            session.number())));
    return found;
  }

  @Override
  public List<Session> sessions(ReaderId reader) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    SESSIONS
                        + " WHERE reader = ? AND NOT "
                        + ENDED
                        + " ORDER BY seen_at DESC, number DESC")
                .bind(0, reader.number())
                .bind(1, unused())
                .bind(2, oldest())
                .map(SqlAccountStore::sessionOf)
                .list());
  }

  private static Session sessionOf(ResultSet row, StatementContext context) throws SQLException {
    return new Session(
        row.getLong(1),
        new ReaderId(row.getLong(2)),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        Instant.ofEpochMilli(row.getLong(5)));
  }

  @Override
  public void closeSession(String secret) {
    database.write(
        handle -> handle.execute("DELETE FROM session WHERE secret_hash = ?", Secret.hash(secret)));
  }

  @Override
  public void closeSessions(ReaderId reader) {
    database.write(handle -> closeSessions(handle, reader));
  }

  private static int closeSessions(Handle handle, ReaderId reader) {
    return handle.execute("DELETE FROM session WHERE reader = ?", reader.number());
  }

  @Override
  public String issue(ReaderId reader, String label, Set<Scope> scopes) {
    String secret = Secret.fresh();
    database.write(
        handle -> {
          if (tokens(handle, reader).size() >= MOST_TOKENS) {
            throw BroadsheetException.invalid(
                "you have " + MOST_TOKENS + " tokens already; revoke one first");
          }
          return handle.execute(
              "INSERT INTO access_token (secret_hash, reader, label, scopes, made_at)"
                  + " VALUES (?, ?, ?, ?, ?)",
              Secret.hash(secret),
              reader.number(),
              label,
              scopes.stream().sorted().map(Scope::name).collect(Collectors.joining(" ")),
              now());
        });
    return secret;
  }

  @Override
  public Optional<AccessToken> token(String secret, Scope scope) {
    Optional<AccessToken> found =
        database
            .read(
                handle ->
                    handle
                        .createQuery(TOKENS + " WHERE secret_hash = ?")
                        .bind(0, Secret.hash(secret))
                        .map(SqlAccountStore::tokenOf)
                        .findOne())
            .filter(token -> token.scopes().contains(scope));
    found
        .filter(
            token ->
                token.usedAt() == null
                    || token.usedAt().toEpochMilli() < now() - SEEN_EVERY.toMillis())
        .ifPresent(
            token ->
                database.write(
                    handle ->
                        handle.execute(
                            "UPDATE access_token SET used_at = ? WHERE number = ?",
                            now(),
                            token.number())));
    return found;
  }

  @Override
  public List<AccessToken> tokens(ReaderId reader) {
    return database.read(handle -> tokens(handle, reader));
  }

  private static List<AccessToken> tokens(Handle handle, ReaderId reader) {
    return handle
        .createQuery(TOKENS + " WHERE reader = ? ORDER BY number")
        .bind(0, reader.number())
        .map(SqlAccountStore::tokenOf)
        .list();
  }

  private static AccessToken tokenOf(ResultSet row, StatementContext context) throws SQLException {
    long used = row.getLong(6);
    return new AccessToken(
        row.getLong(1),
        new ReaderId(row.getLong(2)),
        row.getString(3),
        Arrays.stream(row.getString(4).split(" ")).map(Scope::valueOf).collect(Collectors.toSet()),
        Instant.ofEpochMilli(row.getLong(5)),
        used == 0 ? null : Instant.ofEpochMilli(used));
  }

  @Override
  public void revoke(ReaderId reader, long number) {
    database.write(
        handle ->
            handle.execute(
                "DELETE FROM access_token WHERE reader = ? AND number = ?",
                reader.number(),
                number));
  }

  @Override
  public String invite(Role role, @Nullable ReaderId reader, Duration validity) {
    String secret = Secret.fresh();
    database.write(
        handle -> {
          handle.execute("DELETE FROM invitation WHERE expires_at <= ?", now());
          return handle
              .createUpdate(
                  "INSERT INTO invitation (secret_hash, role, reader, expires_at)"
                      + " VALUES (:hash, :role, :reader, :expires)")
              .bind("hash", Secret.hash(secret))
              .bind("role", role.name())
              .bind("reader", reader == null ? null : reader.number())
              .bind("expires", now() + validity.toMillis())
              .execute();
        });
    return secret;
  }

  @Override
  public Optional<Invitation> invitation(String secret) {
    return database.read(handle -> invitation(handle, secret));
  }

  private Optional<Invitation> invitation(Handle handle, String secret) {
    return handle
        .createQuery(
            "SELECT role, reader, expires_at FROM invitation WHERE secret_hash = ?"
                + " AND expires_at > ?")
        .bind(0, Secret.hash(secret))
        .bind(1, now())
        .map(
            (row, context) ->
                new Invitation(
                    Role.valueOf(row.getString(1)),
                    row.getLong(2) == 0 ? null : new ReaderId(row.getLong(2)),
                    Instant.ofEpochMilli(row.getLong(3))))
        .findOne();
  }

  @Override
  public ReaderProfile accept(String secret, String name, String displayName, String hash) {
    ReaderId id =
        database.write(
            handle -> {
              Invitation invitation =
                  invitation(handle, secret)
                      .orElseThrow(
                          () ->
                              BroadsheetException.notFound(
                                  "this link was used, has expired, or never was one"));
              handle.execute("DELETE FROM invitation WHERE secret_hash = ?", Secret.hash(secret));
              ReaderId reader =
                  invitation.reader() == null
                      ? add(handle, name, displayName, invitation.role())
                      : invitation.reader();
              putPassword(handle, reader, hash);
              closeSessions(handle, reader);
              return reader;
            });
    return readers
        .find(id)
        .orElseThrow(() -> BroadsheetException.notFound("the account was deleted meanwhile"));
  }

  private ReaderId add(Handle handle, String name, String displayName, Role role) {
    int added =
        handle.execute(
            "INSERT INTO reader (name, display_name, role, created_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (name) DO NOTHING",
            name,
            displayName,
            role.name(),
            now());
    if (added == 0) {
      throw BroadsheetException.invalid("the name " + name + " is taken; choose another");
    }
    return new ReaderId(
        handle
            .createQuery("SELECT number FROM reader WHERE name = ?")
            .bind(0, name)
            .mapTo(Long.class)
            .one());
  }

  private long unused() {
    return now() - SESSION_UNUSED.toMillis();
  }

  private long oldest() {
    return now() - SESSION_LONGEST.toMillis();
  }

  private long now() {
    return database.clock().millis();
  }
}
