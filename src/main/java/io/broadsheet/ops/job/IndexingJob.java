package io.broadsheet.ops.job;

import io.broadsheet.index.Indexer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the index up to the store while the server runs: looks twice a second whether the change
/// log has grown, which costs one small query, so that a paper is searchable within two seconds,
/// whoever wrote it. What fails is logged and tried again.
public final class IndexingJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexingJob.class);
  private static final Duration EVERY = Duration.ofMillis(500);

  /// A minute without changes: embedding is done too, since each vector is a change.
  private static final int COMPACT_AFTER_LOOKS = 120;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Indexer indexer;
  private final Runnable onChange;
  private final ScheduledExecutorService executor;
  private String lastFailure = "";
  private int idleLooks;

  /// @param onChange run after papers were indexed: others may have work with them
  public IndexingJob(Indexer indexer, Runnable onChange) {
    this.indexer = indexer;
    this.onChange = onChange;
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("indexing").daemon().unstarted(task));
  }

  public void start() {
    var _ =
        executor.scheduleWithFixedDelay(
            this::runOnce, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void runOnce() {
    try {
      if (indexer.catchUp(Indexer.Progress.NONE) > 0) {
        idleLooks = 0;
        onChange.run();
      } else if (++idleLooks == COMPACT_AFTER_LOOKS) {
        indexer.compact();
      }
      lastFailure = "";
    } catch (RuntimeException failure) {
      String message = String.valueOf(failure.getMessage());
      if (!message.equals(lastFailure)) {
        LOG.error("indexing failed, trying again: {}", message, failure);
        lastFailure = message;
      }
    }
  }

  /// Finishes what it has in hand and commits.
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn(
            "indexing did not end in {}; the next start goes on from the last commit", PATIENCE);
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      indexer.catchUpAndCommit(Indexer.Progress.NONE);
    } catch (RuntimeException failure) {
      LOG.warn("the last commit failed; the next start goes on from the one before", failure);
    }
  }
}
