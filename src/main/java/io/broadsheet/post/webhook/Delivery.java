package io.broadsheet.post.webhook;

import java.time.Instant;

/// One message to a webhook.
///
/// @param id the same in every attempt
/// @param body JSON, exactly as it is sent
/// @param attempt how often it was tried
/// @param dueAt when it is tried next, while it is queued
/// @param answer to the last attempt: the status, or the name of what was in the way; empty before
public record Delivery(
    long number,
    String id,
    long webhook,
    Kind kind,
    String body,
    int papers,
    State state,
    int attempt,
    Instant queuedAt,
    Instant dueAt,
    Instant changedAt,
    String answer) {
  /// What it says.
  public enum Kind {
    PAPERS,
    /// What a reader sends to see whether it arrives; tried once.
    TEST
  }

  /// Where it stands.
  public enum State {
    /// It waits for its next attempt.
    QUEUED,
    /// An attempt is under way, or was when the program ended.
    SENDING,
    DELIVERED,
    FAILED
  }
}
