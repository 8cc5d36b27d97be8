package io.broadsheet.harvest.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Lets time pass. Injected, so that a test of a day's back-off takes no time.
@FunctionalInterface
public interface Waiter {
  /// Returns when at least `duration` has passed.
  ///
  /// @throws InterruptedException when the thread is interrupted before or while waiting
  void pause(Duration duration) throws InterruptedException;

  /// Parks the calling thread in real time.
  static Waiter parking() {
    return duration -> {
      long deadline = System.nanoTime() + Math.max(0, duration.toNanos());
      while (true) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while waiting");
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return;
        }
        LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
      }
    };
  }
}
