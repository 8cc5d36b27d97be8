package io.broadsheet.store;

import io.broadsheet.error.BroadsheetException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/// Opens SQLite the way the store needs it and checks that it obeyed: write-ahead log, so that
/// readers and one writer go on together; foreign keys; `synchronous = FULL`, because NORMAL may
/// lose the last commits when the power fails, and a harvest never asks again for what was
/// acknowledged. At 1,000 papers a transaction the additional flush costs nothing that can be
/// measured.
final class SqliteConnections {
  /// A paper's row is 2–3 KB: with pages of 4 KiB each would have a page of its own.
  private static final int PAGE_BYTES = 8192;

  private static final int WAL_PAGES_BEFORE_CHECKPOINT = 4000;
  private static final int WAL_BYTES_KEPT = 64 << 20;
  private static final int WRITER_CACHE_KIBIBYTES = 32 << 10;
  private static final int READER_CACHE_KIBIBYTES = 8 << 10;

  private final StoreConfig config;

  SqliteConnections(StoreConfig config) {
    this.config = config;
  }

  /// Connections whose transactions take the write lock when they begin, so that no transaction
  /// reads first and then fails to become a writer.
  SQLiteDataSource writers() {
    SQLiteConfig sqlite = common(WRITER_CACHE_KIBIBYTES);
    sqlite.setPageSize(PAGE_BYTES);
    sqlite.setJournalMode(JournalMode.WAL);
    sqlite.setTransactionMode(TransactionMode.IMMEDIATE);
    sqlite.setPragma(
        SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, String.valueOf(WAL_PAGES_BEFORE_CHECKPOINT));
    sqlite.setJournalSizeLimit(WAL_BYTES_KEPT);
    return source(sqlite);
  }

  /// Connections for [#forReading].
  SQLiteDataSource readers() {
    return source(common(READER_CACHE_KIBIBYTES));
  }

  private SQLiteConfig common(int cacheKibibytes) {
    SQLiteConfig sqlite = new SQLiteConfig();
    // First of all: the other settings may have to wait for another process.
    sqlite.setBusyTimeout((int) config.busyTimeout().toMillis());
    sqlite.enforceForeignKeys(true);
    sqlite.setSynchronous(SynchronousMode.FULL);
    sqlite.setTempStore(TempStore.MEMORY);
    sqlite.setCacheSize(-cacheKibibytes);
    return sqlite;
  }

  private SQLiteDataSource source(SQLiteConfig sqlite) {
    SQLiteDataSource source = new SQLiteDataSource(sqlite);
    source.setUrl("jdbc:sqlite:" + config.file());
    return source;
  }

  /// Checks every setting the store relies on.
  ///
  /// @throws BroadsheetException UNAVAILABLE, naming the setting that does not hold
  void check(Connection connection) throws SQLException {
    Map<String, String> wanted =
        Map.of(
            "journal_mode", "wal",
            "foreign_keys", "1",
            "synchronous", "2",
            "busy_timeout", String.valueOf(config.busyTimeout().toMillis()));
    for (Map.Entry<String, String> setting : wanted.entrySet()) {
      String actual = pragma(connection, setting.getKey());
      if (!setting.getValue().equalsIgnoreCase(actual)) {
        throw BroadsheetException.unavailable(
            "SQLite did not take the setting "
                + setting.getKey()
                + " = "
                + setting.getValue()
                + " for "
                + config.file()
                + " (it says "
                + actual
                + "). Put the data folder on a local disk; network file systems cannot hold it.",
            null);
      }
    }
  }

  static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
    }
  }
}
