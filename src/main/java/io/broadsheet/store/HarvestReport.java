package io.broadsheet.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the status page says of harvests.
///
/// @param sources by name and set
/// @param batches the newest announcement of each category, by source and category
public record HarvestReport(List<SourceStatus> sources, List<CategoryBatch> batches) {
  public HarvestReport {
    sources = List.copyOf(sources);
    batches = List.copyOf(batches);
  }

  /// One source, or one set of it.
  ///
  /// @param lastComplete when a run last stored everything there was; null when none has
  /// @param nextTry when it will be asked again; null when nothing is planned
  /// @param requestsToday under its rate limit, since midnight UTC, by all that share the limit
  public record SourceStatus(
      HarvestRun lastRun,
      @Nullable Instant lastComplete,
      @Nullable Instant nextTry,
      String limit,
      long requestsToday) {
    /// Whether it last refused, or could not be reached or understood.
    public boolean stalled() {
      return lastRun.outcome() == HarvestRun.Outcome.STALLED
          || lastRun.outcome() == HarvestRun.Outcome.FAILED;
    }
  }
}
