package io.broadsheet.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How many letters each domain was handed in the last minute. For use by one thread.
final class DomainPace {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int most;
  private final Clock clock;
  private final Map<String, Deque<Instant>> taken = new HashMap<>();

  /// @param most letters to a domain in a minute
  DomainPace(int most, Clock clock) {
    this.most = most;
    this.clock = clock;
  }

  /// Counts a letter.
  ///
  /// @return when the next one may go, when this one may not
  Optional<Instant> take(String domain) {
    Instant now = clock.instant();
    Deque<Instant> times = taken.computeIfAbsent(domain, _ -> new ArrayDeque<>());
    while (!times.isEmpty() && !times.peekFirst().isAfter(now.minus(WINDOW))) {
      times.removeFirst();
    }
    if (times.size() >= most) {
      return Optional.of(times.getFirst().plus(WINDOW));
    }
    times.addLast(now);
    return Optional.empty();
  }

  /// Forgets domains to which nothing went lately.
  void clean() {
    Instant since = clock.instant().minus(WINDOW);
    taken.values().removeIf(times -> times.isEmpty() || times.getLast().isBefore(since));
  }
}
