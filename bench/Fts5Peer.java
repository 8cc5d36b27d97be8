import io.broadsheet.rank.eval.Run;
import io.broadsheet.rank.eval.TestCollection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// SQLite FTS5, in memory: Porter's stems, its own bm25.
class Fts5Peer {
  private Fts5Peer() {}

  static Peer fill(TestCollection collection) throws Exception {
    Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIRTUAL TABLE d USING fts5(title, body, tokenize = 'porter unicode61')");
    }
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO d(rowid, title, body) VALUES (?, ?, ?)")) {
      for (int i = 0; i < collection.documents().size(); i++) {
        insert.setInt(1, i + 1);
        insert.setString(2, collection.documents().get(i).title());
        insert.setString(3, collection.documents().get(i).text());
        insert.executeUpdate();
      }
    }
    connection.commit();
    PreparedStatement select =
        connection.prepareStatement(
            "SELECT rowid, bm25(d) FROM d WHERE d MATCH ? ORDER BY bm25(d) LIMIT " + Peer.DEPTH);
    return new Peer() {
      @Override
      public List<Run.Scored> ask(String text) throws Exception {
        String any = String.join(" OR ", PeerWords.of(text).stream().map(word -> '"' + word + '"').toList());
        List<Run.Scored> found = new ArrayList<>();
        if (!any.isEmpty()) {
          select.setString(1, any);
          try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              found.add(Peer.scored(collection, rows.getInt(1) - 1, -rows.getDouble(2)));
            }
          }
        }
        return found;
      }

      @Override
      public void close() throws Exception {
        select.close();
        connection.close();
      }
    };
  }
}
