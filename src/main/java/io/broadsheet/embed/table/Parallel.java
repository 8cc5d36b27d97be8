package io.broadsheet.embed.table;

import io.broadsheet.error.BroadsheetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Shares out numbered pieces of work to a fixed number of threads. What each piece does must not
/// depend on the others, so that the outcome is the same however many threads there are.
final class Parallel implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  Parallel(int threads) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads, task -> Thread.ofPlatform().name("training").daemon().unstarted(task));
  }

  /// Does pieces 0 to `count` - 1 and returns when all are done.
  void forEach(int count, IntConsumer piece) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, count); i++) {
      running.add(
          pool.submit(
              () -> {
                for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                  piece.accept(at);
                }
              }));
    }
    running.forEach(Parallel::await);
  }

  private static void await(Future<?> work) {
    try {
      work.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw BroadsheetException.unavailable("The training was interrupted.", interrupted);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
