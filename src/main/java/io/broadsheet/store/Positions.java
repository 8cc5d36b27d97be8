package io.broadsheet.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Where those who write and those who follow have got to: the tables `checkpoint` and `watermark`.
/// For stores.
public final class Positions {
  private Positions() {}

  static void putCheckpoint(Handle handle, Checkpoint checkpoint) {
    handle.execute(
        "INSERT INTO checkpoint (key, value) VALUES (?, ?)"
            + " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        checkpoint.key(),
        checkpoint.value());
  }

  static Optional<String> checkpoint(Handle handle, String key) {
    return handle
        .createQuery("SELECT value FROM checkpoint WHERE key = ?")
        .bind(0, key)
        .mapTo(String.class)
        .findOne();
  }

  /// The watermark of a consumer, 0 when it has none.
  public static long watermark(Handle handle, String consumer) {
    return handle
        .createQuery("SELECT sequence FROM watermark WHERE consumer = ?")
        .bind(0, consumer)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /// Sets the watermark of a consumer, back or forward.
  public static void putWatermark(Handle handle, String consumer, long sequence) {
    handle.execute(
        "INSERT INTO watermark (consumer, sequence) VALUES (?, ?)"
            + " ON CONFLICT (consumer) DO UPDATE SET sequence = excluded.sequence",
        consumer,
        sequence);
  }
}
