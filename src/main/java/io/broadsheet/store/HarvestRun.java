package io.broadsheet.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run of one source, as the status page shows it.
///
/// @param set empty for all of the source
/// @param endedAt null while it runs, and when its process was killed
/// @param message for the reader, empty when there is nothing to say
public record HarvestRun(
    long number,
    String source,
    String set,
    Instant startedAt,
    @Nullable Instant endedAt,
    Outcome outcome,
    HarvestCounts counts,
    String message) {
  public HarvestRun {
    requireNonNull(source, "source is null");
    requireNonNull(set, "set is null");
    requireNonNull(startedAt, "startedAt is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(counts, "counts is null");
    requireNonNull(message, "message is null");
  }

  /// How it ended.
  public enum Outcome {
    /// It goes on, or its process was killed.
    RUNNING,
    /// Everything there was is stored.
    COMPLETE,
    /// It was stopped; the next run goes on from there.
    INTERRUPTED,
    /// The source refused or could not be reached; it is asked again later.
    STALLED,
    /// The request is wrong or the answer not understood: somebody has to look.
    FAILED
  }
}
