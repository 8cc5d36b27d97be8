package io.broadsheet.post;

import java.time.Instant;

/// A letter on its way.
///
/// @param number of the outbox; 0 for one that is not in it
/// @param messageId without angle brackets, the same in every attempt
/// @param attempt 1 for the first
/// @param secret what its link ends in
public record Envelope(
    long number, String messageId, Letter letter, Instant writtenAt, int attempt, String secret) {}
