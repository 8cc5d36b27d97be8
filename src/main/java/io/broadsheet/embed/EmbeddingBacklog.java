package io.broadsheet.embed;

import io.broadsheet.embed.EmbeddingProgress.State;
import io.broadsheet.store.PaperStore;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives every paper its vector, in the background: the newest announced first, and again those
/// whose text has changed. Each batch of vectors is one transaction, so a kill costs at most the
/// batch under way, and the next run goes on where the store says.
///
/// Use either [#start()] and [#close()] (a server), or [#runUntilEmpty] (a command), once. A
/// server's threads give way to everything else on the machine ([BackgroundPriority]), so that a
/// search is answered almost as if they were not there.
public final class EmbeddingBacklog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddingBacklog.class);
  private static final long COLLECT_MILLIS = 100;
  private static final long LISTEN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /// How long to wait for changes that nobody announced: those of another process.
  private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final PaperStore papers;
  private final EmbeddingStore embeddings;
  private final Embedder embedder;
  private final int threads;
  private final BacklogStatus status;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean wake;
  private volatile boolean stopping;
  private @Nullable Thread thread;
  private volatile @Nullable EmbeddingWorkers workers;

  /// @param threads texts embedded at once, at least 1
  /// @param clock for the rate alone
  /// @throws IllegalArgumentException when `threads` is below 1
  public EmbeddingBacklog(
      PaperStore papers, EmbeddingStore embeddings, Embedder embedder, int threads, Clock clock) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
    }
    this.papers = papers;
    this.embeddings = embeddings;
    this.embedder = embedder;
    this.threads = threads;
    this.status = new BacklogStatus(embedder.modelId(), embeddings, clock);
  }

  /// Works until closed; waits when there is nothing to do; tries again when something fails.
  ///
  /// @throws IllegalStateException when it was started or closed before
  public synchronized void start() {
    if (thread != null || stopping) {
      throw new IllegalStateException("the embedding backlog was started before");
    }
    thread = Thread.ofPlatform().name("embedding-backlog").daemon().start(this::workForever);
  }

  /// Works until every paper that can be embedded has its vector, or until closed or interrupted.
  ///
  /// @param listener told of the progress a few times a second, on the calling thread
  /// @throws BroadsheetException when the store cannot be used, or the model embeds nothing
  public void runUntilEmpty(Consumer<EmbeddingProgress> listener) {
    try {
      work(true, listener);
    } finally {
      status.enter(State.STOPPED);
    }
  }

  /// Tells that there may be new or changed papers. Returns at once.
  public void wake() {
    lock.lock();
    try {
      wake = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Lets the texts under way finish and starts no others until [#resume()].
  public void pause() {
    setPaused(true);
  }

  public void resume() {
    setPaused(false);
  }

  public EmbeddingProgress progress() {
    return status.progress();
  }

  /// Stops after the texts under way; what is finished is written. Does not close the embedder.
  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      stopping = true;
      running = thread;
    }
    wake();
    boolean interrupted = false;
    while (running != null && running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void workForever() {
    while (!stopping) {
      try {
        work(false, progress -> {});
      } catch (RuntimeException failure) {
        LOG.warn("embedding is stuck and tries again in a while", failure);
        status.stuck(String.valueOf(failure.getMessage()));
        awaitWake(TRY_AGAIN_NANOS, false);
      }
    }
    status.enter(State.STOPPED);
  }

  private void work(boolean untilEmpty, Consumer<EmbeddingProgress> listener) {
    boolean interrupted = false;
    try (EmbeddingWorkers crew =
        new EmbeddingWorkers(embedder, threads, !untilEmpty, status.rate())) {
      workers = crew;
      crew.setPaused(status.isPaused());
      BacklogRound round = new BacklogRound(papers, embeddings, embedder.modelId(), crew, status);
      try {
        loop(round, untilEmpty, listener);
      } catch (InterruptedException stop) {
        stopping = true;
        interrupted = true;
      }
      crew.stop();
      round.drain();
      listener.accept(status.progress());
    } finally {
      workers = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void loop(BacklogRound round, boolean untilEmpty, Consumer<EmbeddingProgress> listener)
      throws InterruptedException {
    long heard = System.nanoTime() - LISTEN_NANOS;
    while (!stopping) {
      if (round.isHungry()) {
        round.refill();
      }
      if (round.isIdle()) {
        round.write();
        if (!round.isIdle() || round.refill()) {
          continue;
        }
        if (untilEmpty) {
          return;
        }
        status.enter(State.IDLE);
        awaitWake(LOOK_AGAIN_NANOS, true);
        continue;
      }
      status.enter(State.WORKING);
      round.collect(COLLECT_MILLIS);
      if (System.nanoTime() - heard >= LISTEN_NANOS) {
        heard = System.nanoTime();
        listener.accept(status.progress());
      }
    }
  }

  private void setPaused(boolean value) {
    status.setPaused(value);
    EmbeddingWorkers current = workers;
    if (current != null) {
      current.setPaused(value);
    }
  }

  /// @param early whether [#wake()] ends the wait
  private void awaitWake(long nanos, boolean early) {
    lock.lock();
    try {
      long left = nanos;
      while (!stopping && left > 0 && !(early && wake)) {
        left = woken.awaitNanos(left);
      }
      wake = false;
    } catch (InterruptedException stop) {
      stopping = true;
    } finally {
      lock.unlock();
    }
  }
}
