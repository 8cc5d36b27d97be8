package io.broadsheet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/// The SQL database of a data folder: a pool of readers and one writer. Writers of this process
/// take turns; those of other processes are waited for. For use by stores only: everything else
/// speaks to them. Safe for use by many threads.
public final class Database implements AutoCloseable {
  /// The lock file of a folder excludes other processes only; this excludes our own threads.
  private static final ReentrantLock OPENING = new ReentrantLock();

  private final StoreConfig config;
  private final Clock clock;
  private final HikariDataSource pool;
  private final Jdbi readers;
  private final Jdbi writers;
  private final ReentrantLock turn = new ReentrantLock();
  // Guarded by turn. Null when a failure has left it in a state unknown, until the next write.
  private @Nullable Connection writer;
  private boolean closed;

  private Database(StoreConfig config, Clock clock, Connection writer, HikariDataSource pool) {
    this.config = config;
    this.clock = clock;
    this.writer = writer;
    this.pool = pool;
    this.readers = Jdbi.create(pool);
    this.writers = Jdbi.create(new Turn());
  }

  /// Opens the database, making folder, file and schema when they are not there.
  ///
  /// @throws BroadsheetException UNAVAILABLE when the folder or file cannot be used, INVALID when
  ///   the schema is newer than this program
  public static Database open(StoreConfig config, Clock clock) {
    makeFolder(config.dataDirectory());
    SqliteConnections connections = new SqliteConnections(config);
    Connection writer = openWriter(config, connections);
    try {
      return new Database(config, clock, writer, openReaders(config, connections));
    } catch (RuntimeException failure) {
      closeQuietly(writer, failure);
      throw DatabaseErrors.explain(config.file(), failure);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw BroadsheetException.unavailable(
          "The data folder " + folder + " cannot be made. Choose another with --data.", failure);
    }
  }

  /// One process at a time makes the file and migrates it.
  private static Connection openWriter(StoreConfig config, SqliteConnections connections) {
    OPENING.lock();
    try (FileChannel channel =
            FileChannel.open(
                config.dataDirectory().resolve("broadsheet.db.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      SQLiteDataSource source = connections.writers();
      Connection connection = source.getConnection();
      try {
        connections.check(connection);
        Migrations.run(connection, source, config.file());
        return connection;
      } catch (SQLException | RuntimeException failure) {
        closeQuietly(connection, failure);
        throw failure;
      }
    } catch (SQLException | RuntimeException failure) {
      throw DatabaseErrors.explain(config.file(), failure);
    } catch (IOException failure) {
      throw BroadsheetException.unavailable(
          "The data folder "
              + config.dataDirectory()
              + " may not be written. Check its owner and permissions, or choose another with --data.",
          failure);
    } finally {
      OPENING.unlock();
    }
  }

  private static HikariDataSource openReaders(StoreConfig config, SqliteConnections connections) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("store-readers");
    hikari.setDataSource(connections.readers());
    hikari.setConnectionInitSql("PRAGMA query_only = ON");
    hikari.setMaximumPoolSize(config.readers());
    hikari.setMinimumIdle(1);
    hikari.setConnectionTimeout(Math.max(250, config.busyTimeout().toMillis()));
    return new HikariDataSource(hikari);
  }

  private static void closeQuietly(Connection connection, Throwable reason) {
    try {
      connection.close();
    } catch (SQLException failure) {
      reason.addSuppressed(failure);
    }
  }

  /// Reads with a connection of the pool. Each statement sees one state of the database.
  ///
  /// @throws BroadsheetException UNAVAILABLE when the database cannot be read
  public <T> T read(Function<Handle, T> action) {
    try {
      return readers.withHandle(action::apply);
    } catch (RuntimeException failure) {
      throw DatabaseErrors.explain(file(), failure);
    }
  }

  /// Writes in one transaction: when this returns, all of it is on the disk; when it throws,
  /// nothing is.
  ///
  /// @throws BroadsheetException UNAVAILABLE when the database cannot be written
  public <T> T write(Function<Handle, T> action) {
    turn.lock();
    try {
      return writers.inTransaction(action::apply);
    } catch (RuntimeException failure) {
      discardWriter(failure);
      throw DatabaseErrors.explain(file(), failure);
    } finally {
      turn.unlock();
    }
  }

  private Connection writer() throws SQLException {
    if (closed) {
      throw BroadsheetException.unavailable("The database " + file() + " is closed.", null);
    }
    if (writer == null) {
      SqliteConnections connections = new SqliteConnections(config);
      writer = connections.writers().getConnection();
      connections.check(writer);
    }
    return writer;
  }

  /// After a failed begin or a failed rollback, driver and database may disagree on whether a
  /// transaction is open: a new connection is certain to have none.
  private void discardWriter(Throwable reason) {
    if (writer != null) {
      closeQuietly(writer, reason);
      writer = null;
    }
  }

  /// What SQLite finds wrong with the file; empty when it is sound. Reads all of it: seconds to
  /// minutes.
  public List<String> integrityCheck() {
    return read(
        handle ->
            handle.createQuery("PRAGMA integrity_check").mapTo(String.class).list().stream()
                .filter(line -> !line.equals("ok"))
                .toList());
  }

  /// The time of changes.
  public Clock clock() {
    return clock;
  }

  /// The database file.
  public Path file() {
    return config.file();
  }

  /// Waits for the transaction at work, then closes all connections. Closing again does nothing.
  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      pool.close();
      if (writer != null) {
        writer.close();
        writer = null;
      }
    } catch (SQLException failure) {
      throw DatabaseErrors.explain(file(), failure);
    } finally {
      turn.unlock();
    }
  }

  /// Lends the one connection for writing to whoever has the turn, and keeps it open.
  private final class Turn implements ConnectionFactory {
    @Override
    public Connection openConnection() throws SQLException {
      return writer();
    }

    @Override
    public void closeConnection(Connection connection) {
      // It stays open for the next one.
    }
  }
}
