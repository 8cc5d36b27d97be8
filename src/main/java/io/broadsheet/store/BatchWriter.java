package io.broadsheet.store;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperChange;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperMerger;
import io.broadsheet.store.PaperRows.Former;
import io.broadsheet.store.PaperRows.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Writes one batch within a transaction: reads the papers that are there in a few queries, merges
/// in memory, and writes only what has changed. Used once.
final class BatchWriter {
  private final Handle handle;
  private final Instant at;
  private final Map<String, String> documents;
  private final Set<String> known;
  private final Map<String, Stored> written = new LinkedHashMap<>();
  private final Set<String> relisted = new LinkedHashSet<>();
  private final List<Former> former = new ArrayList<>();
  private final List<ChangeLog.Entry> log = new ArrayList<>();
  private final List<PaperChange> changes = new ArrayList<>();

  private BatchWriter(Handle handle, Batch batch, Instant at) {
    this.handle = handle;
    this.at = at;
    documents =
        PaperRows.documents(
            handle,
            Stream.concat(batch.papers().stream().map(Paper::id), batch.deleted().stream())
                .map(PaperId::toString)
                .toList());
    known = Set.copyOf(documents.keySet());
  }

  /// @param encoded the document of each of `batch.papers()`, made before the transaction began so
  ///   that it is short
  static List<PaperChange> write(Handle handle, Batch batch, List<String> encoded, Instant at) {
    BatchWriter writer = new BatchWriter(handle, batch, at);
    for (int i = 0; i < encoded.size(); i++) {
      writer.add(batch.papers().get(i), encoded.get(i));
    }
    batch.deleted().forEach(writer::delete);
    writer.flush();
    List<String> enriched = TranslationRows.put(handle, batch.translations());
    ChangeLog.append(handle, Change.Kind.ENRICHED, PaperKeys.known(handle, enriched), at);
    SignalRows.put(handle, batch.signals());
    batch.checkpoints().forEach(checkpoint -> Positions.putCheckpoint(handle, checkpoint));
    return writer.changes;
  }

  private void add(Paper incoming, String document) {
    String key = incoming.id().toString();
    String present = documents.get(key);
    if (present == null) {
      put(incoming, document);
      relisted.add(key);
      log.add(new ChangeLog.Entry(key, Change.Kind.ADDED));
      changes.add(new PaperChange.Added(incoming.id()));
    } else if (present.equals(document)) {
      // By far the most frequent case of a repeated import; spares decoding and merging.
      changes.add(new PaperChange.Unchanged(incoming.id()));
    } else {
      Paper existing = PaperCodec.decode(present);
      replace(existing, present, PaperMerger.merge(existing, storable(incoming, document)));
    }
  }

  /// The paper as it would be read back: a link that differs from a kept one by a character that
  /// cannot be kept is the same link.
  private static Paper storable(Paper incoming, String document) {
    return document.indexOf(StorableText.REPLACEMENT) < 0 ? incoming : PaperCodec.decode(document);
  }

  private void delete(PaperId id) {
    String present = documents.get(id.toString());
    if (present == null) {
      changes.add(new PaperChange.Unchanged(id));
    } else {
      Paper existing = PaperCodec.decode(present);
      replace(existing, present, existing.toBuilder().withdrawn(true).build());
    }
  }

  private void replace(Paper existing, String present, Paper merged) {
    String key = existing.id().toString();
    String document = PaperCodec.encode(merged);
    // The second comparison: a paper written by a former version of the codec.
    if (document.equals(present) || document.equals(PaperCodec.encode(existing))) {
      changes.add(new PaperChange.Unchanged(existing.id()));
      return;
    }
    former.add(new Former(key, present));
    put(merged, document);
    if (!sameListing(existing, merged)) {
      relisted.add(key);
    }
    if (merged.withdrawn() && !existing.withdrawn()) {
      log.add(new ChangeLog.Entry(key, Change.Kind.WITHDRAWN));
      changes.add(new PaperChange.Withdrawn(existing.id()));
    } else {
      log.add(new ChangeLog.Entry(key, Change.Kind.REVISED));
      changes.add(new PaperChange.Revised(existing.id()));
    }
  }

  private void put(Paper paper, String document) {
    String key = paper.id().toString();
    documents.put(key, document);
    written.put(key, new Stored(paper, document));
  }

  private static boolean sameListing(Paper one, Paper other) {
    return one.withdrawn() == other.withdrawn()
        && Objects.equals(one.announcedOn(), other.announcedOn())
        && one.categories().equals(other.categories());
  }

  private void flush() {
    PaperRows.put(handle, written.values());
    List<Paper> listed = new ArrayList<>();
    written.forEach(
        (key, stored) -> {
          if (relisted.contains(key)) {
            listed.add(stored.paper());
          }
        });
    relisted.retainAll(known);
    PaperRows.list(handle, listed, relisted);
    PaperRows.keep(handle, former, at.toEpochMilli());
    ChangeLog.append(handle, log, at);
  }
}
