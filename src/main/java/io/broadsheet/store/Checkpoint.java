package io.broadsheet.store;

import static java.util.Objects.requireNonNull;

/// Where a harvest or an import has got to, kept in the transaction that writes its papers.
///
/// @param key names the run's source and set, or the file
/// @param value whatever the source needs to go on
public record Checkpoint(String key, String value) {
  public Checkpoint {
    requireNonNull(key, "key is null");
    requireNonNull(value, "value is null");
  }
}
