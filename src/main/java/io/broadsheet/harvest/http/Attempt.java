package io.broadsheet.harvest.http;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of one try.
sealed interface Attempt<T> {
  record Done<T>(T value) implements Attempt<T> {}

  /// @param until nobody asks the upstream again before then
  /// @param cause null when the upstream answered and refused
  record Failed<T>(RateLimit limit, Instant until, String reason, @Nullable IOException cause)
      implements Attempt<T> {

    boolean beyondPatience(Instant now) {
      return Duration.between(now, until).compareTo(limit.patience()) > 0;
    }

    BroadsheetException toException(URI uri, int tries) {
      return new BroadsheetException(
          cause == null ? ErrorKind.RATE_LIMITED : ErrorKind.UNAVAILABLE,
          String.format(
              Locale.ROOT,
              "%s did not serve us in %d %s (%s); the next try may be made at %s",
              uri.getHost(),
              tries,
              tries == 1 ? "try" : "tries",
              reason,
              until),
          cause);
    }
  }
}
