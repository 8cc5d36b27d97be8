package io.broadsheet.ops.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ctrl-C, or a polite kill: runs what stops the command cleanly, then holds the process until the
/// command has closed everything. To be opened before, and so closed after, all that must be
/// closed.
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;
  private @Nullable Runnable stop;
  private boolean asked;

  Interruption() {
    hook = Thread.ofPlatform().name("interruption").unstarted(this::end);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// What to run when asked to end; at once when that was already asked.
  synchronized void stopWith(Runnable action) {
    stop = action;
    if (asked) {
      action.run();
    }
  }

  private void end() {
    synchronized (this) {
      asked = true;
      if (stop != null) {
        stop.run();
      }
    }
    try {
      var _ = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // the hook is running and now ends
    }
  }
}
