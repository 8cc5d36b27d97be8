package io.broadsheet.index;

import io.broadsheet.error.BroadsheetException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/// Adds papers to an empty index on a thread of its own, so that the next ones can be read
/// meanwhile. One batch at a time: another waits, and what went wrong with the one before is thrown
/// then.
final class Writing implements AutoCloseable {
  private final SearchIndex index;
  private final LongConsumer progress;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("index-fill").daemon().unstarted(task));
  private Future<?> running = CompletableFuture.completedFuture(null);
  private long written;

  /// @param progress hears how many papers were handed over, on the thread that does so
  Writing(SearchIndex index, LongConsumer progress) {
    this.index = index;
    this.progress = progress;
  }

  void add(List<IndexedPaper> papers) {
    await();
    running = thread.submit(() -> index.add(papers));
    written += papers.size();
    progress.accept(written);
  }

  /// Waits for the last batch; returns how many papers were written.
  long finish() {
    await();
    return written;
  }

  private void await() {
    try {
      running.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(failed);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw BroadsheetException.unavailable("Indexing was interrupted.", interrupted);
    }
  }

  /// Lets the batch in hand end.
  @Override
  public void close() {
    thread.close();
  }
}
