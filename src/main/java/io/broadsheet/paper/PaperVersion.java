package io.broadsheet.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of a paper.
///
/// @param number 1 or more
/// @param submittedAt when the authors handed it in; null when the source does not say
public record PaperVersion(int number, @Nullable Instant submittedAt) {
  /// @throws IllegalArgumentException when `number` is below 1
  public PaperVersion {
    if (number < 1) {
      throw new IllegalArgumentException("number is below 1: " + number);
    }
  }
}
