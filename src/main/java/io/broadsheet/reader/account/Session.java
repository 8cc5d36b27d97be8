package io.broadsheet.reader.account;

import static java.util.Objects.requireNonNull;

import io.broadsheet.reader.ReaderId;
import java.time.Instant;

/// A sign-in that lasts, without its secret.
///
/// @param number names it in forms
/// @param agent what the browser called itself, at most 200 characters
/// @param seenAt to the hour
public record Session(
    long number, ReaderId reader, String agent, Instant openedAt, Instant seenAt) {
  public Session {
    requireNonNull(reader, "reader is null");
    requireNonNull(agent, "agent is null");
  }
}
