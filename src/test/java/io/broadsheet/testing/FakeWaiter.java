package io.broadsheet.testing;

import io.broadsheet.harvest.http.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Lets time pass on a [SettableClock] instead of waiting.
public final class FakeWaiter implements Waiter {
  private final SettableClock clock;
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  public FakeWaiter(SettableClock clock) {
    this.clock = clock;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while waiting");
    }
    pauses.add(duration);
    clock.advance(duration);
  }

  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }
}
