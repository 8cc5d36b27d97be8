package io.broadsheet.embed;

import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Threads that embed one text after another. They touch neither store nor index.
final class EmbeddingWorkers implements AutoCloseable {
  /// One text to embed.
  record Task(PaperId paperId, PassageText text) {}

  /// A text embedded, or the reason why it could not be.
  record Outcome(Task task, float @Nullable [] vector, @Nullable RuntimeException failure) {}

  private final Embedder embedder;
  private final RateMeter rate;
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ReentrantLock gate = new ReentrantLock();
  private final Condition opened = gate.newCondition();
  private final boolean givesWay;
  private boolean paused;

  /// @param givesWay whether everything else on the machine goes first
  EmbeddingWorkers(Embedder embedder, int count, boolean givesWay, RateMeter rate) {
    this.embedder = embedder;
    this.givesWay = givesWay;
    this.rate = rate;
    for (int i = 0; i < count; i++) {
      threads.add(
          Thread.ofPlatform().name("embedding-" + (i + 1)).daemon().start(this::workUntilStopped));
    }
  }

  void submit(List<Task> more) {
    tasks.addAll(more);
  }

  int waiting() {
    return tasks.size();
  }

  /// The next outcome; null when there was none for this long.
  @Nullable Outcome next(long millis) throws InterruptedException {
    return outcomes.poll(millis, TimeUnit.MILLISECONDS);
  }

  /// The next outcome; null when there is none.
  @Nullable Outcome nextNow() {
    return outcomes.poll();
  }

  void setPaused(boolean value) {
    gate.lock();
    try {
      paused = value;
      opened.signalAll();
    } finally {
      gate.unlock();
    }
  }

  /// Stops the threads, each after the text it is at; what waits is dropped, and what was finished
  /// can still be fetched.
  void stop() {
    threads.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void workUntilStopped() {
    if (givesWay) {
      BackgroundPriority.lowerCurrentThread();
    }
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Task task = tasks.take();
        awaitOpenGate();
        outcomes.add(embed(task));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome embed(Task task) {
    try {
      float[] vector = embedder.embedPassage(task.text().text());
      rate.mark();
      return new Outcome(task, vector, null);
    } catch (RuntimeException failure) {
      return new Outcome(task, null, failure);
    }
  }

  private void awaitOpenGate() throws InterruptedException {
    gate.lockInterruptibly();
    try {
      while (paused) {
        opened.await();
      }
    } finally {
      gate.unlock();
    }
  }
}
