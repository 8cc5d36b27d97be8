package io.broadsheet.embed;

import io.broadsheet.embed.EmbeddingStore.Embedded;
import io.broadsheet.embed.EmbeddingWorkers.Task;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Change;
import io.broadsheet.store.PaperStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Follows the change log for papers whose vector was made from a text that they no longer have.
/// Used by one thread.
final class StaleEmbeddings {
  private static final int CHANGES_AT_ONCE = 1_000;

  private final PaperStore papers;
  private final EmbeddingStore embeddings;
  private final EmbeddingModelId model;
  private final String consumer;
  private long readTo;
  private long written;

  StaleEmbeddings(PaperStore papers, EmbeddingStore embeddings, EmbeddingModelId model) {
    this.papers = papers;
    this.embeddings = embeddings;
    this.model = model;
    this.consumer = "embedding:" + model;
    this.readTo = papers.watermark(consumer);
    this.written = readTo;
  }

  /// Papers to embed anew among the next changes; empty when all changes have been looked at.
  List<Task> next() {
    while (true) {
      List<Change> changes = papers.changesAfter(readTo, CHANGES_AT_ONCE);
      if (changes.isEmpty()) {
        return List.of();
      }
      Set<PaperId> changed = new LinkedHashSet<>();
      for (Change change : changes) {
        readTo = change.sequence();
        switch (change.kind()) {
          case ADDED, REVISED, WITHDRAWN -> changed.add(change.paperId());
          case REMOVED, ENRICHED -> {
            // no text to embed, or none that is new
          }
        }
      }
      List<Task> stale = staleAmong(changed);
      if (!stale.isEmpty()) {
        return stale;
      }
    }
  }

  /// Whether there are changes that [#next] has not looked at.
  boolean hasMore() {
    return papers.lastSequence() > readTo;
  }

  /// Keeps the place for the next run. To be called only when everything that [#next] gave has been
  /// written.
  void remember() {
    if (readTo > written) {
      papers.setWatermark(consumer, readTo);
      written = readTo;
    }
  }

  private List<Task> staleAmong(Set<PaperId> changed) {
    Map<PaperId, Embedded> vectors = changed.isEmpty() ? Map.of() : embeddings.find(model, changed);
    List<Task> stale = new ArrayList<>();
    for (Paper paper : vectors.isEmpty() ? List.<Paper>of() : papers.findAll(vectors.keySet())) {
      PassageText text = PassageText.of(paper);
      Embedded embedded = vectors.get(paper.id());
      if (embedded != null && !embedded.textHash().equals(text.hash())) {
        stale.add(new Task(paper.id(), text));
      }
    }
    return stale;
  }
}
