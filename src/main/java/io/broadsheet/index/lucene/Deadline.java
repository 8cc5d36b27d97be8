package io.broadsheet.index.lucene;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.IndexSearcher;

/// When a search must stop.
final class Deadline implements QueryTimeout {
  private final Duration allowed;
  private final long end;

  Deadline(Duration allowed) {
    this.allowed = allowed;
    this.end = System.nanoTime() + allowed.toNanos();
  }

  @Override
  public boolean shouldExit() {
    return System.nanoTime() - end > 0;
  }

  /// A search that ended late but whole is answered.
  ///
  /// @throws BroadsheetException of kind TIMEOUT when a search was cut short
  void check(IndexSearcher searcher) {
    if (searcher.timedOut()) {
      throw stopped();
    }
  }

  /// @throws BroadsheetException of kind TIMEOUT when the time is over
  void require() {
    if (shouldExit()) {
      throw stopped();
    }
  }

  private BroadsheetException stopped() {
    return new BroadsheetException(
        ErrorKind.TIMEOUT,
        "The search took longer than "
            + allowed.toMillis()
            + " ms and was stopped; use fewer or rarer words.");
  }
}
