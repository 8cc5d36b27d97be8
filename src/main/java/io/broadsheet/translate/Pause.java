package io.broadsheet.translate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets time pass. Injected, so that a test of a back-off takes no time.
@FunctionalInterface
public interface Pause {
  /// Returns when `duration` has passed.
  ///
  /// @throws InterruptedException when the thread is interrupted before or while waiting
  void hold(Duration duration) throws InterruptedException;

  /// Real time.
  static Pause real() {
    return duration -> {
      var _ = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    };
  }
}
