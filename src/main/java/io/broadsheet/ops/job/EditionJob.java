package io.broadsheet.ops.job;

import io.broadsheet.edition.Press;
import io.broadsheet.edition.ReaderPress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prints the editions that are due, everyone's and then the readers' own, every ten minutes.
public final class EditionJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EditionJob.class);
  private static final long MINUTES = 10;

  private final Press press;
  private final ReaderPress readers;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("press").daemon().unstarted(task));

  public EditionJob(Press press, ReaderPress readers) {
    this.press = press;
    this.readers = readers;
  }

  /// Begins, one interval from now: a start has more to do.
  public void start() {
    var _ = executor.scheduleWithFixedDelay(this::run, MINUTES, MINUTES, TimeUnit.MINUTES);
  }

  private void run() {
    try {
      press.run();
      readers.run();
    } catch (RuntimeException defect) {
      LOG.error("editions were not printed", defect);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("the press did not stop in time");
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
