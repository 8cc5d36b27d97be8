package io.broadsheet.paper;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/// A count another site keeps of a paper (votes, comments, stars), as last seen.
///
/// @param kind `upvotes`, `comments`, `stars`
/// @param value 0 or more
/// @param observedOn the day the count belongs to, in UTC
public record PaperSignal(
    PaperId paperId, String source, String kind, long value, LocalDate observedOn) {
  /// @throws IllegalArgumentException when the value is negative
  public PaperSignal {
    requireNonNull(paperId, "paperId is null");
    requireNonNull(source, "source is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(observedOn, "observedOn is null");
    if (value < 0) {
      throw new IllegalArgumentException("value is negative: " + value);
    }
  }
}
