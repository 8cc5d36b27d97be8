import io.broadsheet.rank.eval.Run;
import io.broadsheet.rank.eval.TestCollection;
import java.io.File;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// PostgreSQL's full text: English stems, title weighed above text, a GIN index, any of the words,
/// `ts_rank_cd`. The installed server runs over a folder of its own on a port of its own.
final class PostgresPeer implements Peer {
  private final TestCollection collection;
  private final Path programs;
  private final Path data;
  private final Connection connection;
  private final PreparedStatement select;

  private PostgresPeer(TestCollection collection, Path programs, Path data, Connection connection)
      throws SQLException {
    this.collection = collection;
    this.programs = programs;
    this.data = data;
    this.connection = connection;
    this.select =
        connection.prepareStatement(
            "SELECT id, ts_rank_cd(words, q) FROM d, to_tsquery('english', ?) q"
                + " WHERE words @@ q ORDER BY 2 DESC, 1 LIMIT "
                + DEPTH);
  }

  /// The folder with the server's programs; empty when it is not installed.
  static Optional<Path> programs() throws Exception {
    List<Path> places = new ArrayList<>();
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.sorted().forEach(version -> places.add(0, version.resolve("bin")));
      }
    }
    for (String place : System.getenv("PATH").split(File.pathSeparator)) {
      places.add(Path.of(place));
    }
    return places.stream().filter(at -> Files.isExecutable(at.resolve("initdb"))).findFirst();
  }

  static Peer fill(TestCollection collection, Path programs, Path folder) throws Exception {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path data = folder.resolve("data");
    run(folder, programs, "initdb", "-D", data.toString(), "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-sync");
    run(
        folder, programs, "pg_ctl", "-D", data.toString(), "-w", "-l", folder.resolve("log").toString(),
        "-o", "-h 127.0.0.1 -p " + port + " -k " + folder, "start");
    Connection connection =
        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=bench");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE d (id int PRIMARY KEY, words tsvector)");
    }
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO d VALUES (?, setweight(to_tsvector('english', ?), 'A')"
                + " || to_tsvector('english', ?))")) {
      for (int i = 0; i < collection.documents().size(); i++) {
        insert.setInt(1, i);
        insert.setString(2, collection.documents().get(i).title());
        insert.setString(3, collection.documents().get(i).text());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE INDEX ON d USING gin (words)");
      statement.execute("ANALYZE d");
    }
    return new PostgresPeer(collection, programs, data, connection);
  }

  @Override
  public List<Run.Scored> ask(String query) throws Exception {
    select.setString(1, String.join(" | ", PeerWords.of(query)));
    List<Run.Scored> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(Peer.scored(collection, rows.getInt(1), rows.getDouble(2)));
      }
    }
    return found;
  }

  @Override
  public void close() throws Exception {
    connection.close();
    run(data.getParent(), programs, "pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
    try (Stream<Path> files = Files.walk(data.getParent())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// The server refuses to be root's: then it is `postgres`'s, whom Debian's package makes.
  private static void run(Path folder, Path programs, String program, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    File log = folder.resolve(program + ".log").toFile();
    int status =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException(program + " failed; see " + log);
    }
  }
}
