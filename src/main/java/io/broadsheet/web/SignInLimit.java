package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Counts failed sign-ins in the last quarter of an hour, by name and address together, by address,
/// and by name: who guesses from one place is stopped soon, who guesses from many later, and nobody
/// can lock a reader out from one place. Thread-safe; keeps a bounded number of names and
/// addresses, forgetting first who failed longest ago.
public final class SignInLimit {
  static final int OF_NAME_AT_ADDRESS = 5;
  static final int OF_ADDRESS = 30;
  static final int OF_NAME = 100;

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int KEPT = 20_000;

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Deque<Long>> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Long>> eldest) {
          return size() > KEPT;
        }
      };

  public SignInLimit(Clock clock) {
    this.clock = clock;
  }

  /// @throws BroadsheetException of kind RATE_LIMITED when there were too many failures
  public void check(String name, String address) {
    lock.lock();
    try {
      if (recent(both(name, address)) >= OF_NAME_AT_ADDRESS
          || recent("a " + address) >= OF_ADDRESS
          || recent("n " + name) >= OF_NAME) {
        throw new BroadsheetException(
            ErrorKind.RATE_LIMITED,
            "there were too many attempts; wait a quarter of an hour and try again");
      }
    } finally {
      lock.unlock();
    }
  }

  /// Counts a failure.
  public void failed(String name, String address) {
    lock.lock();
    try {
      for (String key : new String[] {both(name, address), "a " + address, "n " + name}) {
        Deque<Long> times = failures.computeIfAbsent(key, _ -> new ArrayDeque<>());
        times.addLast(clock.millis());
        if (times.size() > OF_NAME) {
          times.removeFirst();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Forgets the failures of a name at an address: it was the reader after all.
  public void succeeded(String name, String address) {
    lock.lock();
    try {
      failures.remove(both(name, address));
    } finally {
      lock.unlock();
    }
  }

  private static String both(String name, String address) {
    return "b " + name + " " + address;
  }

  private int recent(String key) {
    Deque<Long> times = failures.get(key);
    if (times == null) {
      return 0;
    }
    long since = clock.millis() - WINDOW.toMillis();
    while (!times.isEmpty() && times.peekFirst() < since) {
      times.removeFirst();
    }
    return times.size();
  }
}
