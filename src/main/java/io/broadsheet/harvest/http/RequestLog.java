package io.broadsheet.harvest.http;

import java.time.Instant;

/// Hears of every request that goes out.
@FunctionalInterface
public interface RequestLog {
  void requested(String limit, Instant at);
}
