package io.broadsheet.store;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/// Where the store is and how it is opened.
///
/// @param dataDirectory the data folder; made when absent
/// @param readers connections for reading, 1–64
/// @param busyTimeout how long a write waits for another process that writes, 1 ms to 1 h
public record StoreConfig(Path dataDirectory, int readers, Duration busyTimeout) {
  /// @throws IllegalArgumentException when a value is out of range
  public StoreConfig {
    requireNonNull(dataDirectory, "dataDirectory is null");
    requireNonNull(busyTimeout, "busyTimeout is null");
    if (readers < 1 || readers > 64) {
      throw new IllegalArgumentException("readers is not between 1 and 64: " + readers);
    }
    if (busyTimeout.toMillis() < 1 || busyTimeout.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("busyTimeout is not between 1 ms and 1 h: " + busyTimeout);
    }
  }

  /// Eight readers; a write waits up to 30 s for another process.
  public static StoreConfig of(Path dataDirectory) {
    return new StoreConfig(dataDirectory, 8, Duration.ofSeconds(30));
  }

  /// The database file.
  public Path file() {
    return dataDirectory.resolve("broadsheet.db");
  }
}
