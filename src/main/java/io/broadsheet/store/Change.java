package io.broadsheet.store;

import io.broadsheet.paper.PaperId;
import java.time.Instant;

/// One row of the change log.
///
/// @param sequence grows by at least one with each change, never reused
public record Change(long sequence, PaperId paperId, Kind kind, Instant at) {
  /// What happened.
  public enum Kind {
    ADDED,
    REVISED,
    WITHDRAWN,
    /// The record was removed; [PaperStore#find] no longer has it.
    REMOVED,
    /// Its embedding, a translation or another derived value was written; the paper is the same.
    ENRICHED
  }
}
