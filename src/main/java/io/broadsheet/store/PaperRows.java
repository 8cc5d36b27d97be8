package io.broadsheet.store;

import io.broadsheet.paper.Paper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// The tables `paper`, `listing` and `former_record`.
final class PaperRows {
  private PaperRows() {}

  /// Documents by key; keys of papers that are not there are absent.
  static Map<String, String> documents(Handle handle, Collection<String> keys) {
    Map<String, String> documents = new LinkedHashMap<>();
    PaperKeys.chunked(keys, some -> List.of(documents(handle.getConnection(), some)))
        .forEach(documents::putAll);
    return documents;
  }

  /// In one statement, so that all are of one moment; by plain JDBC, which costs half as much.
  private static Map<String, String> documents(Connection connection, List<String> keys) {
    String sql =
        "SELECT key, document FROM paper WHERE key IN ("
            + String.join(", ", Collections.nCopies(keys.size(), "?"))
            + ")";
    Map<String, String> documents = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < keys.size(); i++) {
        statement.setString(i + 1, keys.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          documents.put(rows.getString(1), rows.getString(2));
        }
      }
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(failure, null);
    }
    return documents;
  }

  /// The papers that are there, in the order of `keys`.
  static List<Paper> inOrder(Handle handle, List<String> keys) {
    Map<String, String> documents = documents(handle, keys);
    List<Paper> papers = new ArrayList<>(documents.size());
    for (String key : keys) {
      String document = documents.get(key);
      if (document != null) {
        papers.add(PaperCodec.decode(document));
      }
    }
    return papers;
  }

  /// Puts papers in the place of those with the same key.
  static void put(Handle handle, Collection<Stored> papers) {
    if (papers.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO paper (key, document, announced_on, doi, withdrawn) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (key) DO UPDATE SET document = excluded.document,"
                + " announced_on = excluded.announced_on, doi = excluded.doi,"
                + " withdrawn = excluded.withdrawn")) {
      for (Stored stored : papers) {
        Paper paper = stored.paper();
        batch
            .bind(0, paper.id().toString())
            .bind(1, stored.document())
            .bind(2, Rows.dayOrNull(paper.announcedOn()))
            .bind(3, paper.doi() == null ? null : paper.doi().toLowerCase(Locale.ROOT))
            .bind(4, paper.withdrawn() ? 1 : 0)
            .add();
      }
      batch.execute();
    }
  }

  /// Writes the listing of papers; `known` are those of them that may have one already.
  static void list(Handle handle, Collection<Paper> papers, Collection<String> known) {
    if (!known.isEmpty()) {
      try (PreparedBatch batch = handle.prepareBatch("DELETE FROM listing WHERE paper_key = ?")) {
        known.forEach(key -> batch.bind(0, key).add());
        batch.execute();
      }
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO listing (category, announced_on, paper_key, position)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      for (Paper paper : papers) {
        if (paper.announcedOn() == null || paper.withdrawn()) {
          continue;
        }
        String key = paper.id().toString();
        String day = Rows.day(paper.announcedOn());
        List<String> categories = paper.categories();
        for (int position = 0; position < categories.size(); position++) {
          batch.bind(0, categories.get(position)).bind(1, day).bind(2, key).bind(3, position).add();
        }
      }
      if (batch.size() > 0) {
        batch.execute();
      }
    }
  }

  /// Keeps records that are being replaced.
  static void keep(Handle handle, List<Former> records, long at) {
    if (records.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO former_record (paper_key, document, replaced_at) VALUES (?, ?, ?)")) {
      for (Former record : records) {
        batch.bind(0, record.key()).bind(1, record.document()).bind(2, at).add();
      }
      batch.execute();
    }
  }

  /// A paper and its document.
  record Stored(Paper paper, String document) {}

  /// A document that another takes the place of.
  record Former(String key, String document) {}
}
