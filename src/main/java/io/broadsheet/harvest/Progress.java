package io.broadsheet.harvest;

import io.broadsheet.store.HarvestCounts;

/// Hears how a harvest gets on.
@FunctionalInterface
public interface Progress {
  Progress NONE = (source, counts) -> {};

  /// A page was stored.
  ///
  /// @param counts of the run so far
  void stored(Source source, HarvestCounts counts);
}
