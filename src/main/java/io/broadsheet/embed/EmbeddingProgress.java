package io.broadsheet.embed;

import java.util.Optional;
import java.util.OptionalLong;

/// How far the backlog is.
///
/// @param done papers with a vector of the model
/// @param missing papers without one
/// @param failed papers of this run whose text the model could not embed; tried again by the next
/// @param papersPerSecond over the last minute, or since the work began when that is less; 0 while
///   nothing is done
/// @param problem what keeps the backlog from going on, in words
public record EmbeddingProgress(
    EmbeddingModelId model,
    State state,
    long done,
    long missing,
    long failed,
    double papersPerSecond,
    Optional<String> problem) {
  /// What the backlog is doing.
  public enum State {
    STOPPED,
    WORKING,
    PAUSED,
    /// Everything has its vector; waits for new papers.
    IDLE,
    /// Something it needs fails; it tries again from time to time.
    STUCK
  }

  /// Seconds until nothing is missing at the present rate; empty while that cannot be told.
  public OptionalLong secondsLeft() {
    if (missing == 0) {
      return OptionalLong.of(0);
    }
    return papersPerSecond <= 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(Math.ceil(missing / papersPerSecond)));
  }
}
