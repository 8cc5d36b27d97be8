package io.broadsheet.index;

import static java.util.Objects.requireNonNull;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.PaperVectors;
import io.broadsheet.embed.PaperVectors.PaperVector;
import io.broadsheet.embed.StoredVectors;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.Change;
import io.broadsheet.store.PaperStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Brings a [SearchIndex] up to its store: follows the change log from the sequence of the index's
/// last commit, so that a crash at any instant costs nothing but repeating what was not committed.
///
/// One at a time; a second call waits for the first.
public final class Indexer {
  private static final int BATCH = 2_000;
  private static final int COMMIT_EVERY = 50_000;
  private static final Duration COMMIT_AFTER = Duration.ofSeconds(10);

  private final SearchIndex index;
  private final PaperStore store;
  private final @Nullable PaperVectors vectors;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();
  private long position;
  private long uncommitted;
  private Instant lastCommit;

  /// @param embeddings where vectors are, null to index without
  /// @param model whose vectors, null when `embeddings` is
  public Indexer(
      SearchIndex index,
      PaperStore store,
      @Nullable EmbeddingStore embeddings,
      @Nullable EmbeddingModelId model,
      Clock clock) {
    this(
        index,
        store,
        embeddings == null || model == null ? null : new StoredVectors(embeddings, model),
        clock);
  }

  /// @param vectors where vectors come from, null to index without
  public Indexer(SearchIndex index, PaperStore store, @Nullable PaperVectors vectors, Clock clock) {
    this.index = requireNonNull(index, "index is null");
    this.store = requireNonNull(store, "store is null");
    this.vectors = vectors;
    this.clock = requireNonNull(clock, "clock is null");
    this.position = index.committedSequence();
    this.lastCommit = clock.instant();
  }

  /// Hears how far indexing has got.
  public interface Progress {
    /// Says nothing.
    Progress NONE = (done, of) -> {};

    /// @param done changes of this run handled so far
    /// @param of changes there are to handle, as far as is known
    void at(long done, long of);
  }

  /// Handles all changes there are, shows them to searches, and commits now and then; returns how
  /// many papers were written or removed. To be called again whenever the store may have changed:
  /// it is cheap when it has not.
  public long catchUp(Progress progress) {
    turn.lock();
    try {
      return follow(progress, false);
    } finally {
      turn.unlock();
    }
  }

  /// Handles all changes there are and commits.
  public long catchUpAndCommit(Progress progress) {
    turn.lock();
    try {
      return follow(progress, true);
    } finally {
      turn.unlock();
    }
  }

  /// Fills the index anew. Searches see the former state until it is done; after a crash before
  /// that, the former state is there still.
  ///
  /// @return how many papers were written
  public long rebuild(Progress progress) {
    turn.lock();
    try {
      index.clear();
      position = 0;
      long written = fill(progress);
      index.refresh();
      return written + follow(Progress.NONE, true);
    } finally {
      turn.unlock();
    }
  }

  /// Handles all changes there are, makes the index quick to search and commits.
  public void compact() {
    turn.lock();
    try {
      follow(Progress.NONE, false);
      index.compact();
      index.refresh();
      commit();
    } finally {
      turn.unlock();
    }
  }

  /// Changes in the store that the index does not show yet.
  public long backlog() {
    return Math.max(0, store.lastSequence() - position);
  }

  private long follow(Progress progress, boolean commitAtEnd) {
    long written = 0;
    long start = position;
    if (position == 0 && index.size() == 0) {
      written += fill(progress);
      index.refresh();
    }
    List<Change> changes = store.changesAfter(position, BATCH);
    while (!changes.isEmpty()) {
      written += apply(changes);
      position = changes.getLast().sequence();
      uncommitted += changes.size();
      progress.at(position - start, Math.max(position, store.lastSequence()) - start);
      if (uncommitted >= COMMIT_EVERY) {
        commit();
      }
      changes = store.changesAfter(position, BATCH);
    }
    if (written > 0) {
      index.refresh();
    }
    boolean due =
        commitAtEnd || Duration.between(lastCommit, clock.instant()).compareTo(COMMIT_AFTER) >= 0;
    if (due && position != index.committedSequence()) {
      commit();
    }
    return written;
  }

  /// Writes every paper of the store, without the change log, which may name each several times; to
  /// an empty index. While some are written, the next ones are read.
  private long fill(Progress progress) {
    long sequence = store.lastSequence();
    long all = store.count();
    long written;
    try (Writing writing = new Writing(index, (done) -> progress.at(done, Math.max(all, done)))) {
      List<Paper> batch = new ArrayList<>(BATCH);
      store.scan(
          paper -> {
            batch.add(paper);
            if (batch.size() == BATCH) {
              writing.add(indexed(batch));
              batch.clear();
            }
          });
      writing.add(indexed(batch));
      written = writing.finish();
    }
    progress.at(written, written);
    position = sequence;
    commit();
    return written;
  }

  private long apply(List<Change> changes) {
    Map<PaperId, Change> latest = new LinkedHashMap<>();
    changes.forEach(change -> latest.put(change.paperId(), change));
    List<Paper> papers = store.findAll(latest.keySet());
    Set<PaperId> gone = new HashSet<>(latest.keySet());
    papers.forEach(paper -> gone.remove(paper.id()));
    if (!gone.isEmpty()) {
      index.remove(gone);
    }
    return write(papers) + gone.size();
  }

  private long write(List<Paper> papers) {
    if (!papers.isEmpty()) {
      index.put(indexed(papers));
    }
    return papers.size();
  }

  private List<IndexedPaper> indexed(List<Paper> papers) {
    List<PaperId> ids = papers.stream().map(Paper::id).toList();
    Map<PaperId, PaperVector> known = vectors == null ? Map.of() : vectors.of(papers);
    Map<PaperId, List<PaperTranslation>> translations = translations(ids);
    List<IndexedPaper> indexed = new ArrayList<>(papers.size());
    for (Paper paper : papers) {
      PaperVector vector = known.get(paper.id());
      indexed.add(
          new IndexedPaper(
              paper,
              translations.getOrDefault(paper.id(), List.of()),
              vector == null ? null : vector.vector(),
              vector != null && vector.approximate()));
    }
    return indexed;
  }

  private Map<PaperId, List<PaperTranslation>> translations(List<PaperId> ids) {
    Map<PaperId, List<PaperTranslation>> all = new HashMap<>();
    store
        .translations(ids)
        .forEach(
            translation ->
                all.computeIfAbsent(translation.paperId(), id -> new ArrayList<>())
                    .add(translation));
    return all;
  }

  private void commit() {
    index.commit(position);
    uncommitted = 0;
    lastCommit = clock.instant();
  }
}
