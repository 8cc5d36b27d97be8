package io.broadsheet.post.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.post.webhook.Courier.Step;
import io.broadsheet.post.webhook.Delivery.State;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.FakeReceiver;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ends the program, as `kill -9` does, between any two steps of a delivery to a real HTTP server.
class WebhookCrashIT {
  private static final Instant START = Instant.parse("2025-11-20T08:00:00Z");
  private static final String PUBLIC = "93.184.216.34";

  @TempDir private Path folder;
  private FakeReceiver receiver;

  @BeforeEach
  void start() {
    receiver = new FakeReceiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private static HookDesk desk(
      Path data, Database database, SettableClock clock, int port, Courier.Watch watch) {
    HookDesk desk = new HookDesk(data, database, clock, watch);
    desk.internet().name("hooks.example.org", PUBLIC).serve(PUBLIC, port);
    return desk;
  }

  /// The program that is ended.
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
      Path data = Path.of(arguments[0]);
      Step last = Step.valueOf(arguments[2]);
      SettableClock clock = new SettableClock(START);
      try (Database database = Database.open(StoreConfig.of(data), clock)) {
        desk(
                data,
                database,
                clock,
                Integer.parseInt(arguments[1]),
                step -> {
                  if (step == last) {
                    Runtime.getRuntime().halt(137);
                  }
                })
            .round();
      }
    }
  }

  private int end(Path data, Step step) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx200m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                data.toString(),
                Integer.toString(receiver.port()),
                step.name())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("victim.log").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(data.resolve("victim.log"))).isEqualTo(137);
    return process.exitValue();
  }

  @Test
  void whereverItEndsEachDeliveryArrivesUnderOneName() throws Exception {
    for (Step step : Step.values()) {
      Path data = Files.createDirectory(folder.resolve(step.name()));
      SettableClock clock = new SettableClock(START);
      int before = receiver.received().size();
      long number;
      try (Database database = Database.open(StoreConfig.of(data), clock)) {
        HookDesk desk = desk(data, database, clock, receiver.port(), one -> {});
        ReaderId ada = desk.reader("ada");
        Webhook hook = desk.hook(ada, "http://hooks.example.org/");
        number = hook.number();
        desk.find(hook, "2511.00001", "2511.00002");
      }
      assertThat(end(data, step)).isEqualTo(137);
      int arrived = receiver.received().size() - before;
      assertThat(arrived).as("%s", step).isEqualTo(step == Step.CLAIMED ? 0 : 1);
      try (Database database = Database.open(StoreConfig.of(data), clock)) {
        HookDesk desk = desk(data, database, clock, receiver.port(), one -> {});
        desk.round();
        assertThat(receiver.received()).as("another may be at it").hasSize(before + arrived);
        clock.advance(DeliveryStore.LEASE.plus(Duration.ofSeconds(1)));
        desk.round();
        desk.round();
        List<FakeReceiver.Received> came =
            receiver.received().subList(before, receiver.received().size());
        Set<String> ids =
            came.stream().map(one -> one.headers().get("webhook-id")).collect(Collectors.toSet());
        assertThat(ids).as("one name, %s", step).hasSize(1);
        assertThat(came)
            .as("%s", step)
            .hasSize(step == Step.ANSWERED ? 2 : 1)
            .allSatisfy(one -> assertThat(one.body()).isEqualTo("2511.00001,2511.00002"));
        List<Delivery> last = new DeliveryStore(database).last(number, 10);
        assertThat(last).hasSize(1);
        assertThat(last.getFirst().state()).isEqualTo(State.DELIVERED);
      }
    }
  }
}
