package io.broadsheet.store;

import io.broadsheet.error.BroadsheetException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the schema to the version this program knows. Migrations are only ever appended, in
/// `db/migration/sqlite`. Flyway is started only when there is something to do: it takes longer
/// than all the rest of a start.
final class Migrations {
  /// The number of the last migration file.
  static final int NEWEST = 33;

  static final String FOLDER = "db/migration/sqlite";

  private Migrations() {}

  /// @throws BroadsheetException INVALID when the schema is newer than this program
  static void run(Connection connection, DataSource source, Path file) throws SQLException {
    int version = version(connection);
    if (version > NEWEST) {
      throw BroadsheetException.invalid(
          file
              + " was written by a newer Broadsheet (schema "
              + version
              + "; this one knows up to "
              + NEWEST
              + "). Update Broadsheet, or use another data folder.");
    }
    if (version < NEWEST) {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:" + FOLDER)
          .failOnMissingLocations(true)
          .validateMigrationNaming(true)
          .load()
          .migrate();
    }
  }

  /// The schema version that is there, 0 when there is none.
  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet table =
          statement.executeQuery(
              "SELECT 1 FROM sqlite_master WHERE name = 'flyway_schema_history'")) {
        if (!table.next()) {
          return 0;
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "SELECT COALESCE(MAX(CAST(version AS INTEGER)), 0) FROM flyway_schema_history"
                  + " WHERE success = 1")) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }
}
