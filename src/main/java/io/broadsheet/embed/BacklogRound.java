package io.broadsheet.embed;

import io.broadsheet.embed.EmbeddingStore.Embedded;
import io.broadsheet.embed.EmbeddingWorkers.Outcome;
import io.broadsheet.embed.EmbeddingWorkers.Task;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The work from one start to the next failure: fetches papers, hands their texts to the workers,
/// writes what they finish. Used by one thread.
final class BacklogRound {
  private static final Logger LOG = LoggerFactory.getLogger(BacklogRound.class);

  /// Papers fetched at a time. Within them long texts come first, so that at the end all threads
  /// finish together.
  private static final int WINDOW = 512;

  private static final int REFILL_BELOW = 128;
  private static final int WRITE_AT = 256;
  private static final long WRITE_AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long REFILL_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /// Failures without one success between them after which the model, not the text, is to blame.
  private static final int FAILURES_TO_GIVE_UP = 20;

  private final PaperStore papers;
  private final EmbeddingStore embeddings;
  private final EmbeddingModelId model;
  private final EmbeddingWorkers workers;
  private final BacklogStatus status;
  private final StaleEmbeddings stale;

  /// Submitted and not written yet.
  private final Map<PaperId, Task> underWay = new HashMap<>();

  private final Set<PaperId> staleUnderWay = new HashSet<>();
  private final Set<PaperId> failed = new HashSet<>();
  private final List<Outcome> finished = new ArrayList<>();
  private int failuresInARow;
  private long countedAt = -1;
  private long lastWrite = System.nanoTime();
  private long lastEmptyRefill = System.nanoTime() - REFILL_AGAIN_NANOS;

  BacklogRound(
      PaperStore papers,
      EmbeddingStore embeddings,
      EmbeddingModelId model,
      EmbeddingWorkers workers,
      BacklogStatus status) {
    this.papers = papers;
    this.embeddings = embeddings;
    this.model = model;
    this.workers = workers;
    this.status = status;
    this.stale = new StaleEmbeddings(papers, embeddings, model);
  }

  /// Whether the workers run out of texts and it is worth asking the store for more.
  boolean isHungry() {
    return workers.waiting() < REFILL_BELOW
        && System.nanoTime() - lastEmptyRefill >= REFILL_AGAIN_NANOS;
  }

  /// Whether the workers have finished everything that was submitted.
  boolean isIdle() {
    return underWay.size() == finished.size();
  }

  /// Fetches the next papers.
  ///
  /// @return false when there are none
  boolean refill() {
    List<Task> tasks = new ArrayList<>();
    for (Task task : stale.next()) {
      staleUnderWay.add(task.paperId());
      tasks.add(task);
    }
    List<PaperId> missing = new ArrayList<>();
    for (PaperId id : embeddings.missing(model, underWay.size() + failed.size() + WINDOW)) {
      if (!underWay.containsKey(id) && !failed.contains(id)) {
        missing.add(id);
      }
    }
    Set<PaperId> there = new HashSet<>();
    for (Paper paper : missing.isEmpty() ? List.<Paper>of() : papers.findAll(missing)) {
      there.add(paper.id());
      tasks.add(new Task(paper.id(), PassageText.of(paper)));
    }
    missing.stream().filter(id -> !there.contains(id)).forEach(failed::add);
    tasks.removeIf(task -> underWay.containsKey(task.paperId()));
    tasks.sort(Comparator.comparingInt((Task task) -> task.text().text().length()).reversed());
    submit(tasks);
    if (tasks.isEmpty()) {
      lastEmptyRefill = System.nanoTime();
    }
    return !tasks.isEmpty();
  }

  /// Takes what the workers have finished, waiting a little for the first, and writes when a batch
  /// is full or old.
  void collect(long millis) throws InterruptedException {
    Outcome outcome = workers.next(millis);
    while (outcome != null) {
      accept(outcome);
      outcome = finished.size() < WRITE_AT ? workers.nextNow() : null;
    }
    boolean old = System.nanoTime() - lastWrite >= WRITE_AFTER_NANOS;
    if (finished.size() >= WRITE_AT || (old && !finished.isEmpty())) {
      write();
    }
  }

  /// Takes and writes whatever stopped workers have left.
  void drain() {
    for (Outcome outcome = workers.nextNow(); outcome != null; outcome = workers.nextNow()) {
      accept(outcome);
    }
    write();
  }

  /// Writes everything that is finished.
  void write() {
    List<Embedded> batch = new ArrayList<>();
    List<Task> again = new ArrayList<>();
    Map<PaperId, PassageText> now = textsNow();
    for (Outcome outcome : finished) {
      Task task = outcome.task();
      float[] vector = outcome.vector();
      PassageText text = now.get(task.paperId());
      underWay.remove(task.paperId());
      if (text != null && vector != null && !text.equals(task.text())) {
        again.add(new Task(task.paperId(), text)); // revised while it was being embedded
      } else if (text != null && vector != null) {
        batch.add(new Embedded(task.paperId(), text.hash(), vector));
      }
    }
    if (!batch.isEmpty()) {
      embeddings.put(model, batch);
    }
    finished.stream().map(outcome -> outcome.task().paperId()).forEach(staleUnderWay::remove);
    again.forEach(task -> staleUnderWay.add(task.paperId()));
    finished.clear();
    submit(again);
    if (staleUnderWay.isEmpty()) {
      stale.remember();
    }
    long sequence = papers.lastSequence();
    if (sequence != countedAt) {
      countedAt = sequence;
      status.count(failed.size());
    }
    lastWrite = System.nanoTime();
  }

  private Map<PaperId, PassageText> textsNow() {
    List<PaperId> ids = finished.stream().map(outcome -> outcome.task().paperId()).toList();
    Map<PaperId, PassageText> texts = new HashMap<>();
    for (Paper paper : ids.isEmpty() ? List.<Paper>of() : papers.findAll(ids)) {
      texts.put(paper.id(), PassageText.of(paper));
    }
    return texts;
  }

  private void submit(List<Task> tasks) {
    tasks.forEach(task -> underWay.put(task.paperId(), task));
    workers.submit(tasks);
  }

  private void accept(Outcome outcome) {
    finished.add(outcome);
    RuntimeException failure = outcome.failure();
    if (failure == null) {
      failuresInARow = 0;
      return;
    }
    failed.add(outcome.task().paperId());
    failuresInARow++;
    LOG.warn("cannot embed {}: {}", outcome.task().paperId(), failure.toString());
    if (failuresInARow >= FAILURES_TO_GIVE_UP) {
      throw failure instanceof BroadsheetException known
          ? known
          : new BroadsheetException(
              ErrorKind.INTERNAL, "the embedding model fails: " + failure.getMessage(), failure);
    }
  }
}
