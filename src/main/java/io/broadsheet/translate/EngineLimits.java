package io.broadsheet.translate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// How an engine may be used.
///
/// @param charactersPerDay UTC; 0 for no limit
/// @param moneyPerDay in millionths; 0 for no limit
/// @param pricePerMillion characters, in millionths; 0 when it costs nothing
/// @param concurrency requests at once, at least 1
/// @param tries of one request, at least 1
/// @param patience the longest that a request waits between two tries
public record EngineLimits(
    long charactersPerDay,
    long moneyPerDay,
    long pricePerMillion,
    int concurrency,
    int tries,
    Duration patience) {
  /// No budget, two requests at once, three tries.
  public static final EngineLimits DEFAULT =
      new EngineLimits(0, 0, 0, 2, 3, Duration.ofSeconds(30));

  public EngineLimits {
    requireNonNull(patience, "patience is null");
    if (charactersPerDay < 0 || moneyPerDay < 0 || pricePerMillion < 0) {
      throw new IllegalArgumentException("a budget or price is below 0");
    }
    if (concurrency < 1 || tries < 1) {
      throw new IllegalArgumentException("concurrency and tries must be at least 1");
    }
  }

  /// In millionths, rounded up.
  public long cost(long characters) {
    return (characters * pricePerMillion + 999_999) / 1_000_000;
  }
}
