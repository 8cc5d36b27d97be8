package io.broadsheet.embed;

import io.broadsheet.embed.EmbeddingProgress.State;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the backlog tells of itself. Written by its thread, read by any.
final class BacklogStatus {
  private final EmbeddingModelId model;
  private final EmbeddingStore embeddings;
  private final RateMeter rate;
  private State state = State.STOPPED;
  private @Nullable String problem;
  private boolean paused;
  private boolean counted;
  private long done;
  private long missing;
  private long failed;

  BacklogStatus(EmbeddingModelId model, EmbeddingStore embeddings, Clock clock) {
    this.model = model;
    this.embeddings = embeddings;
    this.rate = new RateMeter(clock);
  }

  RateMeter rate() {
    return rate;
  }

  synchronized void setPaused(boolean value) {
    if (value != paused) {
      paused = value;
      rate.reset();
    }
  }

  synchronized boolean isPaused() {
    return paused;
  }

  synchronized void enter(State next) {
    if (next != state && next != State.WORKING) {
      rate.reset();
    }
    state = next;
    problem = null;
  }

  synchronized void stuck(String why) {
    enter(State.STUCK);
    problem = why;
  }

  /// Counts anew in the store.
  void count(long failedInThisRun) {
    long nowDone = embeddings.count(model);
    long nowMissing = embeddings.countMissing(model);
    synchronized (this) {
      done = nowDone;
      missing = nowMissing;
      failed = failedInThisRun;
      counted = true;
    }
  }

  EmbeddingProgress progress() {
    boolean first;
    synchronized (this) {
      first = !counted;
    }
    if (first) {
      count(0);
    }
    synchronized (this) {
      State shown = paused && state == State.WORKING ? State.PAUSED : state;
      return new EmbeddingProgress(
          model,
          shown,
          done,
          missing,
          failed,
          shown == State.WORKING ? rate.perSecond() : 0,
          Optional.ofNullable(problem));
    }
  }
}
