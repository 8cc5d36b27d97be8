package io.broadsheet.harvest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.harvest.http.Governor.Turn;
import io.broadsheet.testing.FakeWaiter;
import io.broadsheet.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GovernorTest {
  private static final Instant NOW = Instant.parse("2026-08-20T12:00:00Z");
  private static final RateLimit LIMIT = RateLimit.ARXIV;

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final FakeWaiter waiter = new FakeWaiter(clock);

  private Governor governor() {
    return new Governor(folder, clock, waiter, new Random(1));
  }

  @Test
  void spacesRequestsByTheInterval() throws InterruptedException {
    Governor governor = governor();
    List<Instant> starts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      try (Turn turn = governor.take(LIMIT)) {
        starts.add(clock.instant());
        turn.succeeded();
      }
    }
    assertThat(starts)
        .containsExactly(
            NOW,
            NOW.plusMillis(3100),
            NOW.plusMillis(6200),
            NOW.plusMillis(9300),
            NOW.plusMillis(12400));
  }

  @Test
  void keepsThePaceAcrossGovernorsOnOneFolder() throws InterruptedException {
    governor().take(LIMIT).close();
    Instant first = clock.instant();
    governor().take(LIMIT).close();
    assertThat(clock.instant()).isEqualTo(first.plusMillis(3100));
  }

  @Test
  void doublesTheWaitUntilAnHourAndStartsAgainAfterSuccess() throws InterruptedException {
    Governor governor = governor();
    RateLimit patient = new RateLimit("x", List.of(), Duration.ZERO, 99, Duration.ofDays(9));
    for (int failure = 0; failure < 15; failure++) {
      try (Turn turn = governor.take(patient)) {
        Duration full = Duration.ofSeconds(Math.min(3600, 5L << failure));
        assertThat(Duration.between(clock.instant(), turn.failed(Optional.empty())))
            .isBetween(full.dividedBy(2), full);
      }
      assertThat(governor.stalledUntil("x")).isPresent();
    }
    try (Turn turn = governor.take(patient)) {
      turn.succeeded();
      assertThat(governor.stalledUntil("x")).isEmpty();
      assertThat(Duration.between(clock.instant(), turn.failed(Optional.empty())))
          .isLessThanOrEqualTo(Duration.ofSeconds(5));
    }
  }

  @Test
  void obeysWhatTheSourceAsksForButADayAtMost() throws InterruptedException {
    Governor governor = governor();
    try (Turn turn = governor.take(LIMIT)) {
      assertThat(turn.failed(Optional.of(Duration.ofSeconds(77)))).isEqualTo(NOW.plusSeconds(77));
    }
    governor.take(LIMIT).close();
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(77));
    try (Turn turn = governor.take(LIMIT)) {
      Instant asked = clock.instant();
      assertThat(turn.failed(Optional.of(Duration.ofDays(400))))
          .isEqualTo(asked.plus(Duration.ofDays(1)));
    }
  }

  @Test
  void reportsAWaitThatIsLongerThanItsPatienceInsteadOfHoldingTheCaller()
      throws InterruptedException {
    Governor governor = governor();
    try (Turn turn = governor.take(LIMIT)) {
      turn.failed(Optional.of(Duration.ofHours(2)));
    }
    assertThatThrownBy(() -> governor.take(LIMIT))
        .isInstanceOfSatisfying(
            BroadsheetException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.RATE_LIMITED))
        .hasMessageContaining("arxiv")
        .hasMessageContaining("2026-08-20T14:00:00Z");
    clock.advance(Duration.ofHours(2));
    governor.take(LIMIT).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "99999999999999999999 0\n",
        "1 1",
        "-",
        "9223372036854775807 5\n",
        "1 1\n1 1\n"
      })
  void waitsAnIntervalWhenItsFileWasDamaged(String content)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("pace-arxiv.txt"), content);
    governor().take(LIMIT).close();
    assertThat(clock.instant()).isEqualTo(NOW.plusMillis(3100));
  }

  @Test
  void letsOneThreadInAtATime() throws InterruptedException, ExecutionException {
    Governor one = new Governor(folder, Clock.systemUTC(), Waiter.parking(), new Random(1));
    Governor two = new Governor(folder, Clock.systemUTC(), Waiter.parking(), new Random(1));
    RateLimit quick = LIMIT.withInterval(Duration.ofMillis(20));
    AtomicInteger inside = new AtomicInteger();
    List<Long> starts = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("caller-", 0).factory())) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Governor governor = i % 2 == 0 ? one : two;
        calls.add(
            threads.submit(
                () -> {
                  go.await();
                  try (Turn turn = governor.take(quick)) {
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    starts.add(System.nanoTime());
                    turn.succeeded();
                    inside.decrementAndGet();
                  }
                  return null;
                }));
      }
      go.countDown();
      for (Future<?> call : calls) {
        call.get();
      }
    }
    assertThat(starts).hasSize(8);
    for (int i = 1; i < starts.size(); i++) {
      assertThat(starts.get(i) - starts.get(i - 1)).isGreaterThan(15_000_000L);
    }
  }

  @Test
  void anInterruptedCallerGivesUpItsPlace() throws InterruptedException {
    Governor governor = governor();
    governor.take(LIMIT).close();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> governor.take(LIMIT)).isInstanceOf(InterruptedException.class);
    governor.take(LIMIT).close();
  }

  @Test
  void knowsArxivByAnyOfItsHosts() {
    RateLimits limits = RateLimits.standard();
    for (String host :
        List.of("arxiv.org", "export.arxiv.org", "OAIPMH.arXiv.org", "rss.arxiv.org")) {
      assertThat(limits.of(URI.create("https://" + host + "/x"), "mine").name()).isEqualTo("arxiv");
    }
    assertThat(limits.of(URI.create("https://notarxiv.org/"), "mine").name()).isEqualTo("mine");
    assertThat(limits.of(URI.create("http://127.0.0.1:8080/"), "arxiv")).isEqualTo(RateLimit.ARXIV);
  }
}
