package io.broadsheet.reader;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Readers in the store's database.
public final class SqlReaderStore implements ReaderStore {
  /// A pause this long ends a visit.
  static final Duration PAUSE = Duration.ofMinutes(30);

  /// How often a reader's presence is written down.
  static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private static final String COLUMNS =
      "number, name, display_name, role, language, zone, created_at, seen_at, away_since, revision";

  private final Database database;

  public SqlReaderStore(Database database) {
    this.database = database;
  }

  @Override
  public ReaderProfile add(String name, String displayName, Role role) {
    return database.write(
        handle -> {
          if (find(handle, "name", name).isPresent()) {
            throw BroadsheetException.invalid("there is a reader named " + name + " already");
          }
          handle
              .createUpdate(
                  "INSERT INTO reader (name, display_name, role, created_at)"
                      + " VALUES (:name, :shown, :role, :now)")
              .bind("name", name)
              .bind("shown", displayName)
              .bind("role", role.name())
              .bind("now", now().toEpochMilli())
              .execute();
          return find(handle, "name", name).orElseThrow();
        });
  }

  @Override
  public Optional<ReaderProfile> find(ReaderId id) {
    return database.read(handle -> find(handle, "number", id.number()));
  }

  @Override
  public Optional<ReaderProfile> named(String name) {
    return database.read(handle -> find(handle, "name", name));
  }

  private static Optional<ReaderProfile> find(Handle handle, String column, Object value) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM reader WHERE " + column + " = ?")
        .bind(0, value)
        .map(SqlReaderStore::profile)
        .findOne();
  }

  @Override
  public List<ReaderProfile> readers() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM reader WHERE number NOT IN (SELECT reader FROM subscription)"
                        + " ORDER BY number")
                .map(SqlReaderStore::profile)
                .list());
  }

  private static ReaderProfile profile(ResultSet row, StatementContext context)
      throws SQLException {
    String zone = row.getString("zone");
    return new ReaderProfile(
        new ReaderId(row.getLong("number")),
        row.getString("name"),
        row.getString("display_name"),
        Role.valueOf(row.getString("role")),
        row.getString("language"),
        zone == null ? null : ZoneId.of(zone),
        Instant.ofEpochMilli(row.getLong("created_at")),
        timeOrNull(row, "seen_at"),
        timeOrNull(row, "away_since"),
        row.getLong("revision"));
  }

  static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public void choose(ReaderId id, @Nullable String language, @Nullable ZoneId zone) {
    change(
        id,
        handle ->
            handle
                .createUpdate(
                    "UPDATE reader SET language = :language, zone = :zone WHERE number = :id")
                .bind("language", language)
                .bind("zone", zone == null ? null : zone.getId())
                .bind("id", id.number())
                .execute());
  }

  @Override
  public void seen(ReaderId id) {
    long now = now().toEpochMilli();
    long recent = now - SEEN_EVERY.toMillis();
    boolean known =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT 1 FROM reader WHERE number = ? AND seen_at BETWEEN ? AND ?")
                    .bind(0, id.number())
                    .bind(1, recent)
                    .bind(2, now)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent());
    if (!known) {
      database.write(
          handle ->
              handle.execute(
                  "UPDATE reader SET away_since = CASE WHEN seen_at <= ? THEN seen_at ELSE"
                      + " away_since END, seen_at = ? WHERE number = ?",
                  now - PAUSE.toMillis(),
                  now,
                  id.number()));
    }
  }

  @Override
  public void delete(ReaderId id) {
    int deleted =
        database.write(
            handle -> handle.execute("DELETE FROM reader WHERE number = ?", id.number()));
    if (deleted == 0) {
      throw nobody(id);
    }
  }

  @Override
  public List<LibraryItem> library(ReaderId id) {
    return database.read(
        handle ->
            MarkStore.items(handle, id.number()).stream()
                .filter(LibraryItem::isSaved)
                .sorted(LibraryItem.LAST_SAVED_FIRST)
                .toList());
  }

  @Override
  public LibraryItem item(ReaderId id, PaperId paper) {
    return database.read(handle -> MarkStore.item(handle, id.number(), paper));
  }

  @Override
  public ReaderShelf shelf(ReaderId id) {
    return database.read(
        handle ->
            ReaderShelf.of(
                MarkStore.items(handle, id.number()), FollowStore.all(handle, id.number())));
  }

  @Override
  public List<Interaction> interactions(ReaderId id, Instant since) {
    return database.read(
        handle -> MarkStore.interactions(handle, id.number(), since.toEpochMilli()));
  }

  @Override
  public List<Follow> follows(ReaderId id) {
    return database.read(handle -> FollowStore.all(handle, id.number()));
  }

  @Override
  public void mark(ReaderId id, PaperId paper, Mark mark, boolean on) {
    change(
        id,
        handle -> {
          if (on) {
            MarkStore.put(handle, id.number(), paper, mark, now().toEpochMilli());
          } else {
            MarkStore.remove(handle, id.number(), paper, mark);
          }
        });
  }

  @Override
  public int saveAll(ReaderId id, Collection<Saving> papers) {
    int[] fresh = {0};
    change(
        id,
        handle -> {
          for (Saving one : papers) {
            Instant at = one.savedAt() == null ? now() : one.savedAt();
            if (MarkStore.put(handle, id.number(), one.paper(), Mark.SAVED, at.toEpochMilli())) {
              fresh[0]++;
            }
            MarkStore.addTags(handle, id.number(), one.paper(), one.tags());
            if (!one.note().isBlank()
                && MarkStore.item(handle, id.number(), one.paper()).note().isEmpty()) {
              MarkStore.note(handle, id.number(), one.paper(), clean(one.note()));
            }
          }
        });
    return fresh[0];
  }

  @Override
  public void tag(ReaderId id, PaperId paper, List<String> tags) {
    change(
        id,
        handle -> {
          if (!tags.isEmpty()) {
            MarkStore.put(handle, id.number(), paper, Mark.SAVED, now().toEpochMilli());
          }
          MarkStore.removeTags(handle, id.number(), paper);
          MarkStore.addTags(handle, id.number(), paper, tags);
        });
  }

  @Override
  public void note(ReaderId id, PaperId paper, String markdown) {
    String note = clean(markdown);
    change(
        id,
        handle -> {
          if (!note.isEmpty()) {
            MarkStore.put(handle, id.number(), paper, Mark.SAVED, now().toEpochMilli());
          }
          MarkStore.note(handle, id.number(), paper, note);
        });
  }

  /// Only what a database and a page can keep.
  private static String clean(String markdown) {
    if (markdown.length() > LibraryItem.LONGEST_NOTE) {
      throw BroadsheetException.invalid(
          "a note has at most " + LibraryItem.LONGEST_NOTE + " characters");
    }
    StringBuilder kept = new StringBuilder(markdown.length());
    markdown
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(
            point ->
                point == '\n'
                    || point == '\t'
                    || (!Character.isISOControl(point)
                        && Character.getType(point) != Character.SURROGATE))
        .forEach(kept::appendCodePoint);
    return kept.toString().strip();
  }

  @Override
  public void opened(ReaderId id, PaperId paper) {
    long now = now().toEpochMilli();
    database.write(
        handle -> MarkStore.open(handle, id.number(), paper, now, now - PAUSE.toMillis()));
  }

  @Override
  public void follow(ReaderId id, Follow follow) {
    change(id, handle -> FollowStore.add(handle, id.number(), follow));
  }

  @Override
  public void unfollow(ReaderId id, long number) {
    change(id, handle -> FollowStore.remove(handle, id.number(), number));
  }

  @Override
  public void moveFollow(ReaderId id, long number, int by) {
    change(id, handle -> FollowStore.move(handle, id.number(), number, by));
  }

  /// One transaction, with a new revision of the reader.
  private void change(ReaderId id, Consumer<Handle> action) {
    database.write(
        handle -> {
          int known =
              handle.execute(
                  "UPDATE reader SET revision = revision + 1 WHERE number = ?", id.number());
          if (known == 0) {
            throw nobody(id);
          }
          action.accept(handle);
          return known;
        });
  }

  private static BroadsheetException nobody(ReaderId id) {
    return BroadsheetException.notFound("there is no reader " + id);
  }

  private Instant now() {
    return database.clock().instant();
  }
}
