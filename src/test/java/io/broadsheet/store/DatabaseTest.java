package io.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.Seed;
import io.broadsheet.testing.SettableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void takesTheSettingsItNeeds() {
    try (Database database = open()) {
      for (String setting : List.of("journal_mode=wal", "foreign_keys=1", "synchronous=2")) {
        String name = setting.substring(0, setting.indexOf('='));
        assertThat(
                database.<String>write(
                    handle ->
                        name
                            + "="
                            + handle.createQuery("PRAGMA " + name).mapTo(String.class).one()))
            .isEqualTo(setting);
      }
      assertThat(database.integrityCheck()).isEmpty();
    }
  }

  @Test
  void readersCannotWrite() {
    try (Database database = open()) {
      assertThatThrownBy(() -> database.read(handle -> handle.execute("DELETE FROM checkpoint")))
          .isInstanceOf(BroadsheetException.class);
    }
  }

  @Test
  void knowsItsNewestMigration() throws IOException, URISyntaxException {
    Path migrations =
        Path.of(Database.class.getClassLoader().getResource(Migrations.FOLDER).toURI());
    try (Stream<Path> files = Files.list(migrations)) {
      assertThat(files.map(path -> path.getFileName().toString().replaceAll("__.*", "")))
          .contains("V" + Migrations.NEWEST)
          .doesNotContain("V" + (Migrations.NEWEST + 1));
    }
  }

  @Test
  void refusesANewerSchema() throws SQLException {
    open().close();
    execute(
        "INSERT INTO flyway_schema_history VALUES"
            + " (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', '2030-01-01', 1, 1)");
    fails(ErrorKind.INVALID, "newer Broadsheet", this::open);
  }

  @Test
  void saysThatAFileIsNoDatabase() throws IOException {
    byte[] garbage = new byte[20_000];
    Seed.random("saysThatAFileIsNoDatabase").nextBytes(garbage);
    Files.write(folder.resolve("broadsheet.db"), garbage);
    fails(ErrorKind.UNAVAILABLE, "is damaged or is no database", this::open);
  }

  @Test
  void findsDamageInTheMiddle() throws IOException {
    try (Database database = open()) {
      new SqlPaperStore(database).write(Batch.ofPapers(papers(500)));
    }
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("broadsheet.db").toFile(), "rw")) {
      byte[] garbage = new byte[8192 * 20];
      Seed.random("findsDamageInTheMiddle").nextBytes(garbage);
      // Behind the schema, among the papers.
      file.seek(file.length() / 2 / 8192 * 8192);
      file.write(garbage);
    }
    try (Database database = open()) {
      StoreCheck.Report report = new StoreCheck(database).run();
      assertThat(report.problems()).isNotEmpty();
      assertThat(report.problems().getFirst().mend()).contains("backup");
      fails(
          ErrorKind.UNAVAILABLE, "is damaged", () -> new SqlPaperStore(database).scan(paper -> {}));
    }
  }

  @Test
  void saysThatTheFolderCannotBeUsed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    fails(
        ErrorKind.UNAVAILABLE,
        "cannot be made",
        () -> Database.open(StoreConfig.of(file.resolve("data")), clock()));
    Files.createDirectories(folder.resolve("one/broadsheet.db"));
    fails(
        ErrorKind.UNAVAILABLE,
        "cannot be opened",
        () -> Database.open(StoreConfig.of(folder.resolve("one")), clock()));
    Files.createDirectories(folder.resolve("two/broadsheet.db.lock"));
    fails(
        ErrorKind.UNAVAILABLE,
        "may not be written",
        () -> Database.open(StoreConfig.of(folder.resolve("two")), clock()));
  }

  @Test
  void saysThatAnotherProgramWrites() throws SQLException {
    StoreConfig impatient = new StoreConfig(folder, 2, Duration.ofMillis(50));
    try (Database database = Database.open(impatient, clock());
        Connection other = connect();
        Statement statement = other.createStatement()) {
      SqlPaperStore store = new SqlPaperStore(database);
      store.write(Batch.ofPapers(papers(1)));
      statement.execute("BEGIN IMMEDIATE");
      fails(
          ErrorKind.UNAVAILABLE,
          "Another program has been writing",
          () -> store.write(Batch.ofPapers(papers(2))));
      assertThat(store.count()).isEqualTo(1);
      statement.execute("ROLLBACK");
      store.write(Batch.ofPapers(papers(2)));
      assertThat(store.count()).isEqualTo(2);
    }
  }

  @Test
  void writesNothingOfABatchForWhichTheDiskIsTooSmall() {
    try (Database database = open()) {
      SqlPaperStore store = new SqlPaperStore(database);
      store.write(Batch.ofPapers(papers(10)));
      limitPages(database, 60);
      fails(ErrorKind.UNAVAILABLE, "is full", () -> store.write(Batch.ofPapers(papers(2000))));
      assertThat(store.count()).isEqualTo(10);
      limitPages(database, 1_000_000);
      store.write(Batch.ofPapers(papers(2000)));
      assertThat(store.count()).isEqualTo(2000);
      assertThat(new StoreCheck(database).run().problems()).isEmpty();
    }
  }

  @Test
  void writesNothingWhenAnActionFails() {
    try (Database database = open()) {
      assertThatThrownBy(
              () ->
                  database.write(
                      handle -> {
                        Positions.putWatermark(handle, "x", 1);
                        throw BroadsheetException.invalid("no");
                      }))
          .hasMessage("no");
      assertThat(new SqlPaperStore(database).watermark("x")).isZero();
    }
  }

  @Test
  void saysThatItIsClosed() {
    Database database = open();
    database.close();
    database.close();
    fails(ErrorKind.UNAVAILABLE, "database", () -> new SqlPaperStore(database).count());
    fails(
        ErrorKind.UNAVAILABLE,
        "database",
        () -> new SqlPaperStore(database).write(Batch.ofPapers(papers(1))));
  }

  private Database open() {
    return Database.open(StoreConfig.of(folder), clock());
  }

  private static SettableClock clock() {
    return new SettableClock(Instant.parse("2025-11-20T00:00:00Z"));
  }

  private static void limitPages(Database database, int pages) {
    database.write(
        handle -> handle.createQuery("PRAGMA max_page_count = " + pages).mapTo(Long.class).one());
  }

  private static List<Paper> papers(int count) {
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      papers.add(
          Paper.builder(PaperId.arxiv("2511." + (10000 + i)), "Title " + i)
              .abstractText("word ".repeat(200))
              .build());
    }
    return papers;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("broadsheet.db"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void fails(ErrorKind kind, String message, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            BroadsheetException.class,
            failure -> {
              assertThat(failure).hasMessageContaining(message);
              assertThat(failure.kind()).isEqualTo(kind);
            });
  }
}
