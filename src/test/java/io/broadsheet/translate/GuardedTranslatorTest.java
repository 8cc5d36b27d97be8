package io.broadsheet.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.SpendStore.Spend;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedTranslatorTest {
  private static final Instant NOW = Instant.parse("2025-11-20T10:00:00Z");
  private static final EngineRequest REQUEST = request("12345");

  @TempDir Path folder;
  private Database database;
  private SpendStore spends;
  private final SettableClock clock = new SettableClock(NOW);
  private final List<Duration> waits = new ArrayList<>();
  private final FakeTranslator engine = FakeTranslator.of("deepl", segment -> "一");

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), clock);
    spends = new SpendStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void triesAgainLaterAndLater() throws InterruptedException {
    engine.does(_ -> Failed.of(Reason.UNAVAILABLE, "down"));
    assertThat(reason(guarded(limits(4)).translate(REQUEST))).isEqualTo(Reason.UNAVAILABLE);
    assertThat(engine.asked()).hasSize(4);
    assertThat(waits).hasSize(3).isSorted();
    assertThat(waits.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void waitsAsLongAsTheEngineAsks() throws InterruptedException {
    engine.does(
        _ ->
            engine.asked().size() == 1
                ? new Failed(Reason.RATE_LIMITED, "slow", Duration.ofSeconds(17))
                : new Translated(List.of("一"), ""));
    assertThat(guarded(limits(3)).translate(REQUEST)).isInstanceOf(Translated.class);
    assertThat(waits).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void doesNotWaitLongerThanItsPatience() throws InterruptedException {
    engine.does(_ -> new Failed(Reason.RATE_LIMITED, "slow", Duration.ofHours(1)));
    GuardedTranslator guarded = guarded(limits(3));
    assertThat(reason(guarded.translate(REQUEST))).isEqualTo(Reason.RATE_LIMITED);
    assertThat(waits).isEmpty();
    assertThat(guarded.restsUntil()).contains(NOW.plus(Duration.ofHours(1)));
    assertThat(reason(guarded.translate(REQUEST))).isEqualTo(Reason.RESTING);
    assertThat(engine.asked()).hasSize(1);
  }

  @Test
  void leavesAFailingEngineAloneAndThenTriesItOnce() throws InterruptedException {
    engine.does(_ -> Failed.of(Reason.TIMEOUT, "no answer"));
    GuardedTranslator guarded = guarded(limits(1));
    for (int i = 0; i < 4; i++) {
      assertThat(reason(guarded.translate(REQUEST))).isEqualTo(Reason.TIMEOUT);
    }
    assertThat(reason(guarded.translate(REQUEST))).isEqualTo(Reason.RESTING);
    assertThat(engine.asked()).hasSize(4);
    clock.set(NOW.plusSeconds(31));
    assertThat(reason(guarded.translate(REQUEST))).isEqualTo(Reason.TIMEOUT);
    assertThat(reason(guarded.translate(REQUEST))).isEqualTo(Reason.RESTING);
    clock.set(NOW.plusSeconds(31 + 61));
    engine.does(_ -> new Translated(List.of("一"), ""));
    assertThat(guarded.translate(REQUEST)).isInstanceOf(Translated.class);
    assertThat(guarded.restsUntil()).isEmpty();
  }

  @Test
  void aTextThatTheEngineCannotDoIsNoFaultOfTheEngine() throws InterruptedException {
    engine.does(_ -> Failed.of(Reason.CUT_OFF, "length"));
    GuardedTranslator guarded = guarded(limits(3));
    for (int i = 0; i < 10; i++) {
      assertThat(reason(guarded.translate(REQUEST))).isEqualTo(Reason.CUT_OFF);
    }
    assertThat(guarded.restsUntil()).isEmpty();
  }

  @Test
  void aUsedUpQuotaRestsUntilTheNextDay() throws InterruptedException {
    engine.does(_ -> Failed.of(Reason.QUOTA, "456"));
    GuardedTranslator guarded = guarded(limits(3));
    assertThat(reason(guarded.translate(REQUEST))).isEqualTo(Reason.QUOTA);
    assertThat(guarded.restsUntil()).contains(Instant.parse("2025-11-21T00:00:00Z"));
    clock.set(Instant.parse("2025-11-21T00:00:01Z"));
    engine.does(_ -> new Translated(List.of("一"), ""));
    assertThat(guarded.translate(REQUEST)).isInstanceOf(Translated.class);
  }

  @Test
  void keepsWithinTheCharactersOfADayAcrossRestarts() throws InterruptedException {
    EngineLimits limits = new EngineLimits(12, 0, 0, 1, 1, Duration.ZERO);
    assertThat(guarded(limits).translate(REQUEST)).isInstanceOf(Translated.class);
    assertThat(guarded(limits).translate(REQUEST)).isInstanceOf(Translated.class);
    assertThat(reason(guarded(limits).translate(REQUEST))).isEqualTo(Reason.BUDGET);
    assertThat(engine.asked()).hasSize(2);
    clock.set(NOW.plus(Duration.ofDays(1)));
    assertThat(guarded(limits).translate(REQUEST)).isInstanceOf(Translated.class);
  }

  @Test
  void keepsWithinTheMoneyOfADay() throws InterruptedException {
    // 20 a million characters: five cost 0.0001
    EngineLimits limits = new EngineLimits(0, 250, 20_000_000, 1, 1, Duration.ZERO);
    GuardedTranslator guarded = guarded(limits);
    assertThat(guarded.translate(REQUEST)).isInstanceOf(Translated.class);
    assertThat(guarded.translate(REQUEST)).isInstanceOf(Translated.class);
    assertThat(reason(guarded.translate(REQUEST))).isEqualTo(Reason.BUDGET);
    assertThat(guarded.spentToday()).isEqualTo(new Spend(2, 10, 200));
    assertThat(spends.onDay(LocalDate.of(2025, 11, 20))).containsOnlyKeys("deepl");
  }

  @Test
  void aRefusalCostsNothing() throws InterruptedException {
    engine.does(_ -> Failed.of(Reason.REFUSED, "403"));
    GuardedTranslator guarded = guarded(limits(3));
    assertThat(reason(guarded.translate(REQUEST))).isEqualTo(Reason.REFUSED);
    assertThat(guarded.spentToday()).isEqualTo(new Spend(1, 0, 0));
  }

  @Test
  void asksNoMoreAtOnceThanItMay() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    engine.does(
        _ -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          two.countDown();
          try {
            var _ = two.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
          now.decrementAndGet();
          return new Translated(List.of("一"), "");
        });
    GuardedTranslator guarded = guarded(new EngineLimits(0, 0, 0, 2, 1, Duration.ZERO));
    try (ExecutorService crew =
        Executors.newCachedThreadPool(
            task -> Thread.ofPlatform().name("asking").daemon().unstarted(task))) {
      List<Future<EngineReply>> replies = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        replies.add(crew.submit(() -> guarded.translate(REQUEST)));
      }
      for (Future<EngineReply> reply : replies) {
        assertThat(reply.get()).isInstanceOf(Translated.class);
      }
    }
    assertThat(most.get()).isEqualTo(2);
  }

  private GuardedTranslator guarded(EngineLimits limits) {
    return new GuardedTranslator(
        engine,
        limits,
        spends,
        clock,
        wait -> {
          waits.add(wait);
          clock.set(clock.instant().plus(wait));
        },
        new Random(7));
  }

  private static EngineLimits limits(int tries) {
    return new EngineLimits(0, 0, 0, 2, tries, Duration.ofMinutes(1));
  }

  private static EngineRequest request(String segment) {
    return new EngineRequest(List.of(segment), "en", "zh", "", List.of(), "");
  }

  private static Reason reason(EngineReply reply) {
    assertThat(reply).isInstanceOf(Failed.class);
    return ((Failed) reply).reason();
  }
}
