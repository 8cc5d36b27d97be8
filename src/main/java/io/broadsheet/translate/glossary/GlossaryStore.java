package io.broadsheet.translate.glossary;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// The terms that readers added. Safe for use by many threads and processes.
public final class GlossaryStore {
  /// More would be no glossary but a fault, or somebody's mischief.
  static final int MOST_TERMS = 20_000;

  private static final String COLUMNS =
      "number, source, target, term, renderings, domain, reader, reader_name, added_on";

  private final Database database;

  public GlossaryStore(Database database) {
    this.database = database;
  }

  /// Grows with each change of a term.
  public long revision() {
    return database.read(
        handle ->
            handle.createQuery("SELECT revision FROM glossary_revision").mapTo(Long.class).one());
  }

  /// All terms, the newest first.
  public List<OwnTerm> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM glossary_term ORDER BY number DESC")
                .map((row, context) -> term(row))
                .list());
  }

  public Optional<OwnTerm> find(long number) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM glossary_term WHERE number = ?")
                .bind(0, number)
                .map((row, context) -> term(row))
                .findOne());
  }

  /// The entry of a term in one domain.
  public Optional<OwnTerm> find(LanguagePair pair, String term, String domain) {
    return database.read(handle -> find(handle, pair, term, domain));
  }

  /// Adds a term, or gives one that is there its new renderings and whose they are.
  ///
  /// @throws BroadsheetException of kind INVALID when there are too many
  public void put(LanguagePair pair, Term term, long reader, String name, LocalDate on) {
    database.write(
        handle -> {
          long known =
              handle.createQuery("SELECT COUNT(*) FROM glossary_term").mapTo(Long.class).one();
          if (known >= MOST_TERMS && find(handle, pair, term.term(), term.domain()).isEmpty()) {
            throw BroadsheetException.invalid(
                "there are " + MOST_TERMS + " terms already; remove some first");
          }
          return handle
              .createUpdate(
                  "INSERT INTO glossary_term (source, target, term, renderings, domain, reader,"
                      + " reader_name, added_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                      + " ON CONFLICT (source, target, term, domain) DO UPDATE SET"
                      + " renderings = excluded.renderings, reader = excluded.reader,"
                      + " reader_name = excluded.reader_name, added_on = excluded.added_on")
              .bind(0, pair.source())
              .bind(1, pair.target())
              .bind(2, term.term())
              .bind(3, String.join("|", term.renderings()))
              .bind(4, term.domain())
              .bind(5, reader)
              .bind(6, name)
              .bind(7, on.toEpochDay())
              .execute();
        });
  }

  /// @return false when there is none of this number
  public boolean remove(long number) {
    return database.write(
            handle ->
                handle
                    .createUpdate("DELETE FROM glossary_term WHERE number = ?")
                    .bind(0, number)
                    .execute())
        > 0;
  }

  private static Optional<OwnTerm> find(
      Handle handle, LanguagePair pair, String term, String domain) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM glossary_term WHERE source = ? AND target = ? AND term = ?"
                + " AND domain = ?")
        .bind(0, pair.source())
        .bind(1, pair.target())
        .bind(2, term)
        .bind(3, domain)
        .map((row, context) -> term(row))
        .findOne();
  }

  private static OwnTerm term(ResultSet row) throws SQLException {
    long reader = row.getLong("reader");
    boolean gone = row.wasNull();
    return new OwnTerm(
        row.getLong("number"),
        new LanguagePair(row.getString("source"), row.getString("target")),
        GlossaryFile.term(
            row.getString("term")
                + "\t"
                + row.getString("renderings")
                + "\t"
                + row.getString("domain")),
        gone ? OptionalLong.empty() : OptionalLong.of(reader),
        row.getString("reader_name"),
        LocalDate.ofEpochDay(row.getLong("added_on")));
  }
}
