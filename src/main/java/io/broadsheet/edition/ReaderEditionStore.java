package io.broadsheet.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.store.Database;
import io.broadsheet.store.PaperStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.RowMapper;

/// Keeps readers' own editions as they were printed, in the store's database; they are deleted with
/// their reader. Thread-safe. Every method throws [io.broadsheet.error.BroadsheetException] of kind
/// UNAVAILABLE when the database cannot be read or written.
public final class ReaderEditionStore {
  /// Their name in the archive of all that is known of a reader.
  public static final String FILE = "editions.json";

  private static final int KEPT = 32;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RowMapper<LocalDate> DAY =
      (row, context) -> LocalDate.parse(row.getString(1));

  private final Database database;
  private final EditionStore printed;
  private final PaperStore papers;
  private final Map<Shown, Edition> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Shown, Edition> eldest) {
              return size() > KEPT;
            }
          });

  /// @param sequence of the store's last change: papers may have been corrected since
  private record Shown(ReaderId reader, LocalDate day, long sequence) {}

  private record Body(LocalDate day, byte[] bytes) {}

  /// @param printed holds the editions of everyone
  public ReaderEditionStore(Database database, EditionStore printed, PaperStore papers) {
    this.database = database;
    this.printed = printed;
    this.papers = papers;
  }

  /// A reader's edition as printed, each paper as it is now in its old place, corrections marked;
  /// empty when none was printed for the reader.
  public Optional<Edition> find(ReaderId reader, LocalDate day) {
    Optional<byte[]> body = body(reader, day);
    if (body.isEmpty()) {
      return Optional.empty();
    }
    Shown shown = new Shown(reader, day, papers.lastSequence());
    Edition known = kept.get(shown);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Edition> edition =
        printed
            .find(day)
            .map(
                everyones ->
                    new Reprint(papers, OwnEditionCodec.decode(body.get(), everyones)).edition());
    edition.ifPresent(own -> kept.put(shown, own));
    return edition;
  }

  /// The days, of those from `first` to `last`, that were printed for a reader.
  public Set<LocalDate> days(ReaderId reader, LocalDate first, LocalDate last) {
    return new HashSet<>(
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT day FROM reader_edition WHERE reader = ? AND day BETWEEN ? AND ?")
                    .bind(0, reader.number())
                    .bind(1, first.toString())
                    .bind(2, last.toString())
                    .map(DAY)
                    .list()));
  }

  /// All editions of a reader for the archive of all that is known of them: JSON in UTF-8, the
  /// earliest first, papers by their identifiers.
  public byte[] archive(ReaderId reader) {
    ArrayNode all = JSON.createArrayNode();
    for (Body body : bodies(reader)) {
      printed
          .find(body.day())
          .ifPresent(everyones -> add(all, OwnEditionCodec.decode(body.bytes(), everyones)));
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree is JSON", impossible);
    }
  }

  private static void add(ArrayNode all, PrintedEdition edition) {
    ObjectNode node =
        all.addObject().put("day", edition.date().toString()).put("papers", edition.total());
    ArrayNode places = node.putArray("places");
    edition
        .places()
        .forEach(
            place -> {
              ObjectNode written =
                  places
                      .addObject()
                      .put("section", place.section())
                      .put("title", place.title())
                      .put("paper", place.paperId().toString());
              ArrayNode reasons = written.putArray("reasons");
              place.reasons().forEach(reason -> reasons.add(reason.words()));
            });
  }

  /// Prints an edition for a reader.
  ///
  /// @param everyones the printed edition of everyone on which it stands
  /// @return false when there is one already, which stays, or no such reader any more
  boolean print(ReaderId reader, Edition own, PrintedEdition everyones) {
    byte[] body = OwnEditionCodec.encode(own, everyones);
    return database.write(
            handle ->
                handle.execute(
                    "INSERT INTO reader_edition (reader, day, body)"
                        + " SELECT number, ?, ? FROM reader WHERE number = ?"
                        + " ON CONFLICT DO NOTHING",
                    own.date().toString(),
                    body,
                    reader.number()))
        > 0;
  }

  /// Who has an edition of a day.
  Set<ReaderId> readers(LocalDate day) {
    return new HashSet<>(
        database.read(
            handle ->
                handle
                    .createQuery("SELECT reader FROM reader_edition WHERE day = ?")
                    .bind(0, day.toString())
                    .map((row, context) -> new ReaderId(row.getLong(1)))
                    .list()));
  }

  /// Days printed for everyone since a time and not yet finished for the readers, earliest first.
  List<LocalDate> due(Instant since) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT day FROM printed_edition WHERE printed_at >= ?"
                        + " AND day NOT IN (SELECT day FROM reader_press) ORDER BY day")
                .bind(0, since.toEpochMilli())
                .map(DAY)
                .list());
  }

  /// Notes that a day has been printed for every reader.
  void finish(LocalDate day) {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO reader_press (day, finished_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                day.toString(),
                database.clock().millis()));
  }

  /// How many bytes a reader's edition takes; empty when there is none.
  Optional<Integer> size(ReaderId reader, LocalDate day) {
    return body(reader, day).map(bytes -> bytes.length);
  }

  private Optional<byte[]> body(ReaderId reader, LocalDate day) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT body FROM reader_edition WHERE reader = ? AND day = ?")
                .bind(0, reader.number())
                .bind(1, day.toString())
                .map((row, context) -> row.getBytes(1))
                .findOne());
  }

  private List<Body> bodies(ReaderId reader) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT day, body FROM reader_edition WHERE reader = ? ORDER BY day")
                .bind(0, reader.number())
                .map((row, context) -> new Body(LocalDate.parse(row.getString(1)), row.getBytes(2)))
                .list());
  }
}
