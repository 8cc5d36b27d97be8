package io.broadsheet.rank.eval;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Documents, queries and judgements in the layout of the BEIR benchmark (Thakur et al. 2021): a
/// folder with `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` (also `qrels/test.tsv`).
///
/// @param name the folder's
/// @param queries those with at least one relevant document, in the file's order
public record TestCollection(
    String name, List<Document> documents, List<Query> queries, Qrels qrels) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public TestCollection {
    documents = List.copyOf(documents);
    queries = List.copyOf(queries);
  }

  /// A text to be found.
  ///
  /// @param title may be blank
  public record Document(String id, String title, String text) {}

  /// A question.
  public record Query(String id, String text) {}

  /// Reads a collection.
  ///
  /// @throws BroadsheetException of kind NOT_FOUND when the folder or a file is missing, of kind
  ///   INVALID naming file and line when something in it is wrong, of kind UNAVAILABLE when it
  ///   cannot be read
  public static TestCollection read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw BroadsheetException.notFound(folder + " is not a folder with a test collection");
    }
    List<Document> documents = new ArrayList<>();
    Set<String> known = new HashSet<>();
    Path corpus = require(folder.resolve("corpus.jsonl"));
    forEachLine(
        corpus,
        line -> {
          String id = line.text("_id", true);
          if (!known.add(id)) {
            throw line.wrong("the document " + id + " is there twice");
          }
          documents.add(new Document(id, line.text("title", false), line.text("text", false)));
        });
    Path judged = folder.resolve("qrels.tsv");
    Qrels qrels =
        Qrels.read(
            Files.isRegularFile(judged)
                ? judged
                : require(folder.resolve("qrels").resolve("test.tsv"), judged));
    List<Query> queries = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    forEachLine(
        require(folder.resolve("queries.jsonl")),
        line -> {
          Query query = new Query(line.text("_id", true), line.text("text", true));
          if (!asked.add(query.id())) {
            throw line.wrong("the query " + query.id() + " is there twice");
          }
          if (qrels.hasRelevant(query.id())) {
            queries.add(query);
          }
        });
    if (documents.isEmpty() || queries.isEmpty()) {
      throw BroadsheetException.invalid(
          folder
              + " has "
              + documents.size()
              + " documents and "
              + queries.size()
              + " queries with a relevant document; there must be at least one of each");
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new TestCollection(
        name == null ? "collection" : name.toString(), documents, queries, qrels);
  }

  /// The same documents with a part of the queries.
  ///
  /// @throws BroadsheetException of kind INVALID when no query belongs to it
  public TestCollection part(QueryPart part) {
    List<Query> some = queries.stream().filter(query -> part.holds(name, query.id())).toList();
    if (some.isEmpty()) {
      throw BroadsheetException.invalid(name + " has no query in the part " + part);
    }
    return new TestCollection(name, documents, some, qrels);
  }

  private static Path require(Path file) {
    return require(file, file);
  }

  private static Path require(Path file, Path usual) {
    if (!Files.isRegularFile(file)) {
      throw BroadsheetException.notFound("there is no " + usual);
    }
    return file;
  }

  private static void forEachLine(Path file, Consumer<JsonLine> action) {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      int number = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        number++;
        if (!text.isBlank()) {
          action.accept(JsonLine.parse(file, number, text));
        }
      }
    } catch (CharacterCodingException e) {
      throw new BroadsheetException(ErrorKind.INVALID, file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /// One object, and where it stands.
  private record JsonLine(Path file, int number, JsonNode json) {
    static JsonLine parse(Path file, int number, String text) {
      try {
        JsonNode json = JSON.readTree(text);
        JsonLine line = new JsonLine(file, number, json);
        if (!json.isObject()) {
          throw line.wrong("expected a JSON object");
        }
        return line;
      } catch (JacksonException garbage) {
        throw new BroadsheetException(
            ErrorKind.INVALID,
            file + ":" + number + ": not JSON: " + garbage.getOriginalMessage(),
            garbage);
      }
    }

    /// A text, or a number written out; empty when it is missing and not needed.
    String text(String key, boolean needed) {
      JsonNode value = json.path(key);
      if (value.isMissingNode() || value.isNull()) {
        if (needed) {
          throw wrong("there is no " + key);
        }
        return "";
      }
      if (!value.isValueNode()) {
        throw wrong(key + " is not a text");
      }
      return value.asText();
    }

    BroadsheetException wrong(String what) {
      return BroadsheetException.invalid(file + ":" + number + ": " + what);
    }
  }
}
