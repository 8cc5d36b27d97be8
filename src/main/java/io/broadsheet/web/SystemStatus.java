package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.store.HarvestReport;
import java.time.Instant;
import java.util.List;

/// All that the status page shows; filled by `ops`, which knows every part.
///
/// @param startedAt when this process began to answer
/// @param papers in the store, withdrawn ones included
/// @param queues work that follows the store: the index, embeddings
/// @param versions of what matters when a fault is reported, in the order to show them
public record SystemStatus(
    Instant startedAt,
    long papers,
    List<Queue> queues,
    HarvestReport harvest,
    List<Version> versions) {
  public SystemStatus {
    requireNonNull(startedAt, "startedAt is null");
    requireNonNull(harvest, "harvest is null");
    queues = List.copyOf(queues);
    versions = List.copyOf(versions);
  }

  /// One consumer of the store's changes.
  ///
  /// @param kind names it in the reader's language
  /// @param detail the model's or the index's name, as it is
  /// @param done papers it has finished
  /// @param waiting papers it has not, 0 when it is up to date
  /// @param perSecond papers in the last minute divided by 60, 0 when it rests
  public record Queue(Kind kind, String detail, long done, long waiting, double perSecond) {
    /// What is worked on.
    public enum Kind {
      INDEX,
      EMBEDDING
    }
  }

  /// A part and its version: `Lucene`, `10.6.0`.
  public record Version(String name, String version) {}
}
