package io.broadsheet.post.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.post.webhook.Delivery.State;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.FakeInternet;
import io.broadsheet.testing.FakeReceiver;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deliveries to a real HTTP server: retries, giving up, and who may do what.
class CourierTest {
  private static final Instant START = Instant.parse("2025-11-20T08:00:00Z");
  private static final String PUBLIC = "93.184.216.34";

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(START);
  private Database database;
  private HookDesk desk;
  private FakeReceiver receiver;
  private ReaderId ada;
  private Webhook hook;

  @BeforeEach
  void start() {
    database = Database.open(StoreConfig.of(folder), clock);
    receiver = new FakeReceiver();
    desk = new HookDesk(folder, database, clock, step -> {});
    desk.internet().name("hooks.example.org", PUBLIC).serve(PUBLIC, receiver.port());
    ada = desk.reader("ada");
    hook = desk.hook(ada, "http://hooks.example.org/in?k=v");
  }

  @AfterEach
  void stop() {
    receiver.close();
    database.close();
  }

  private Delivery last() {
    return desk.last(hook).getFirst();
  }

  /// Goes on to the next attempt and makes it.
  private Duration next() throws InterruptedException {
    Duration pause = Duration.between(clock.instant(), last().dueAt());
    clock.set(last().dueAt().minusMillis(1));
    int before = receiver.received().size();
    desk.round();
    assertThat(receiver.received()).as("not before its time").hasSize(before);
    clock.advance(Duration.ofMillis(1));
    desk.round();
    return pause;
  }

  @Test
  void whatFailsIsSentAgainUnderTheSameNameAndSignedAnew() throws Exception {
    desk.find(hook, "2511.00001", "2511.00002");
    receiver.next(500);
    receiver.next(302, "Location", "http://127.0.0.1/");
    receiver.next(429, "Retry-After", "3600");
    desk.round();
    assertThat(last().state()).isEqualTo(State.QUEUED);
    assertThat(desk.now(hook).failingSince()).isEqualTo(START);
    assertThat(next()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    assertThat(last().answer()).isEqualTo("302");
    assertThat(next()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    assertThat(last().answer()).isEqualTo("429");
    assertThat(next()).isEqualTo(Duration.ofHours(1));
    assertThat(last().state()).isEqualTo(State.DELIVERED);
    assertThat(last().attempt()).isEqualTo(4);
    assertThat(desk.now(hook).failingSince()).isNull();

    Set<String> ids = new HashSet<>();
    Set<String> signatures = new HashSet<>();
    for (FakeReceiver.Received one : receiver.received()) {
      assertThat(one.method()).isEqualTo("POST");
      assertThat(one.path()).isEqualTo("/in?k=v");
      assertThat(one.body()).isEqualTo("2511.00001,2511.00002");
      assertThat(one.headers()).containsEntry("content-type", "application/json; charset=utf-8");
      assertThat(one.headers().get("host")).isEqualTo("hooks.example.org");
      ids.add(one.headers().get("webhook-id"));
      signatures.add(one.headers().get("webhook-signature"));
    }
    assertThat(receiver.received()).hasSize(4);
    assertThat(ids).containsExactly(last().id());
    assertThat(signatures).as("each at its own time").hasSize(4);
    desk.round();
    assertThat(receiver.received()).as("done").hasSize(4);
  }

  @Test
  void whatIsFoundMeanwhileGoesOutTogether() throws Exception {
    desk.find(hook, "2511.00001");
    receiver.next(503);
    desk.round();
    desk.find(hook, "2511.00002");
    desk.round();
    desk.find(hook, "2511.00003");
    desk.round();
    assertThat(receiver.received()).hasSize(1);
    next();
    desk.round();
    assertThat(receiver.received())
        .extracting(FakeReceiver.Received::body)
        .containsExactly("2511.00001", "2511.00001", "2511.00002,2511.00003");
  }

  @Test
  void manyPapersGoOutInPiecesAndNoneIsLost() throws Exception {
    List<String> papers = new ArrayList<>();
    for (int i = 1; i <= 250; i++) {
      papers.add(String.format(java.util.Locale.ROOT, "2511.%05d", i));
    }
    desk.find(hook, papers.toArray(String[]::new));
    for (int i = 0; i < 4; i++) {
      desk.round();
    }
    assertThat(receiver.received()).hasSize(3);
    List<String> came = new ArrayList<>();
    receiver.received().forEach(one -> came.addAll(List.of(one.body().split(","))));
    assertThat(came).containsExactlyElementsOf(papers);
  }

  @Test
  void whoFailsForThreeDaysIsLeftAloneWithTheReasonAndTriedAgainWhenAsked() throws Exception {
    desk.find(hook, "2511.00001");
    for (int i = 0; i < 100; i++) {
      receiver.next(500);
    }
    desk.round();
    while (!desk.now(hook).disabled()) {
      next();
      desk.find(hook, "2511.0" + (1000 + receiver.received().size()));
    }
    Duration failing = Duration.between(START, clock.instant());
    assertThat(failing).isBetween(Duration.ofDays(3), Duration.ofDays(4));
    assertThat(desk.now(hook).disabledWhy()).isEqualTo("500");
    assertThat(last().state()).isEqualTo(State.FAILED);
    int attempts = receiver.received().size();
    assertThat(attempts).isBetween(12, 40);
    clock.advance(Duration.ofDays(1));
    desk.round();
    assertThat(receiver.received()).as("left alone").hasSize(attempts);

    receiver.close();
    receiver = new FakeReceiver();
    desk.internet().serve(PUBLIC, receiver.port());
    desk.webhooks().resume(ada, hook.number());
    desk.round();
    assertThat(receiver.received()).hasSize(1);
    assertThat(receiver.received().getFirst().body()).isEqualTo("2511.00001");
    assertThat(desk.now(hook).disabled()).isFalse();
    assertThat(last().state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void aMachineThatSleptHasNotTried() throws Exception {
    desk.find(hook, "2511.00001");
    receiver.next(500);
    receiver.next(500);
    desk.round();
    clock.advance(Duration.ofDays(30));
    desk.round();
    assertThat(desk.now(hook).disabled()).isFalse();
  }

  @Test
  void goneEndsItAtOnce() throws Exception {
    desk.find(hook, "2511.00001");
    receiver.next(410);
    desk.round();
    assertThat(desk.now(hook).disabledWhy()).isEqualTo("410");
  }

  @Test
  void aNameThatTurnsIntoThePrivateNetworkIsRefusedAtEachAttempt() throws Exception {
    FakeReceiver inside = new FakeReceiver();
    desk.internet().serve("10.0.0.1", inside.port());
    desk.internet().rebinding("turns.example.org", PUBLIC, "10.0.0.1");
    Webhook turning = desk.hook(ada, "http://turns.example.org/");
    desk.find(turning, "2511.00001");
    receiver.next(500);
    desk.round();
    assertThat(receiver.received()).hasSize(1);
    for (int i = 0; i < 5; i++) {
      clock.set(desk.last(turning).getFirst().dueAt());
      desk.round();
      assertThat(desk.last(turning).getFirst().answer()).isEqualTo("REFUSED");
    }
    assertThat(inside.received()).isEmpty();
    inside.close();
  }

  @Test
  void whatIsInTheWayIsNamed() throws Exception {
    desk.internet().name("nobody.example.org", "8.8.8.8");
    Webhook silent = desk.hook(ada, "http://nobody.example.org/");
    Webhook unknown = desk.hook(ada, "http://unknown.example.org/");
    for (Webhook one : List.of(silent, unknown)) {
      desk.find(one, "2511.00001");
    }
    desk.round();
    assertThat(desk.last(silent).getFirst().answer()).isEqualTo("UNREACHABLE");
    assertThat(desk.last(unknown).getFirst().answer()).isEqualTo("UNKNOWN_HOST");
  }

  @Test
  void aTestIsTriedOnceAndWhatWaitsIsTriedWhenItArrives() throws Exception {
    desk.find(hook, "2511.00001");
    receiver.next(500);
    desk.round();
    receiver.next(404);
    desk.webhooks().test(desk.profile(ada), hook.number());
    assertThat(last().state()).isEqualTo(State.FAILED);
    desk.webhooks().test(desk.profile(ada), hook.number());
    assertThat(last().state()).isEqualTo(State.DELIVERED);
    desk.round();
    assertThat(receiver.received())
        .extracting(FakeReceiver.Received::body)
        .containsExactly("2511.00001", "a test", "a test", "2511.00001");
    for (int i = 2; i < Webhooks.MOST_TESTS; i++) {
      desk.webhooks().test(desk.profile(ada), hook.number());
    }
    assertThatThrownBy(() -> desk.webhooks().test(desk.profile(ada), hook.number()))
        .isInstanceOfSatisfying(
            BroadsheetException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.RATE_LIMITED));
  }

  @Test
  void anotherKeyOfTheFolderIsNoticedAndANewSecretMendsIt() throws Exception {
    Files.delete(folder.resolve(WebhookKey.FILE));
    FakeInternet before = desk.internet();
    desk = new HookDesk(folder, database, clock, step -> {});
    desk.internet().name("hooks.example.org", PUBLIC).serve(PUBLIC, receiver.port());
    assertThat(before).isNotSameAs(desk.internet());
    desk.find(hook, "2511.00001");
    desk.round();
    assertThat(receiver.received()).as("nothing is signed with another secret").isEmpty();
    assertThat(desk.now(hook).disabledWhy()).isEqualTo(Courier.NO_KEY);
    String secret = desk.webhooks().renew(ada, hook.number()).secret();
    desk.webhooks().resume(ada, hook.number());
    desk.round();
    FakeReceiver.Received came = receiver.received().getFirst();
    assertThat(came.headers())
        .containsEntry(
            "webhook-signature",
            WebhookSignature.of(
                    secret, came.headers().get("webhook-id"), clock.instant(), came.body())
                .get("webhook-signature"));
  }

  @Test
  void nobodyUsesAnothersWebhook() {
    ReaderId eve = desk.reader("eve");
    assertThatThrownBy(() -> desk.webhooks().test(desk.profile(eve), hook.number()))
        .isInstanceOf(BroadsheetException.class);
    assertThatThrownBy(() -> desk.webhooks().renew(eve, hook.number()))
        .isInstanceOf(BroadsheetException.class);
    desk.webhooks().remove(eve, hook.number());
    Webhook hers = desk.hook(eve, "http://hooks.example.org/eve");
    long follow = desk.webhooks().store().chosen(eve).keySet().iterator().next();
    desk.webhooks().store().choose(eve, follow, hook.number());
    assertThat(desk.webhooks().store().chosen(eve)).as("not hers to send to").isEmpty();
    assertThat(desk.webhooks().store().of(eve)).containsExactly(hers);
    assertThat(desk.webhooks().store().of(ada)).containsExactly(hook);
    long mine = desk.webhooks().store().chosen(ada).keySet().iterator().next();
    desk.webhooks().store().choose(eve, mine, hers.number());
    assertThat(desk.webhooks().store().chosen(ada)).containsEntry(mine, hook.number());
  }

  @Test
  void aReaderHasTenAtTheMostAndNoneOfAWrongForm() {
    for (int i = 1; i < WebhookStore.MOST; i++) {
      desk.webhooks().add(ada, "https://example.org/" + i);
    }
    assertThatThrownBy(() -> desk.webhooks().add(ada, "https://example.org/more"))
        .isInstanceOf(BroadsheetException.class);
    ReaderId ben = desk.reader("ben");
    assertThatThrownBy(() -> desk.webhooks().add(ben, "http://127.1/"))
        .isInstanceOf(BroadsheetException.class);
    assertThat(desk.webhooks().store().of(ben)).isEmpty();
  }

  @Test
  void theDatabaseHoldsNoSecret() throws Exception {
    String secret = desk.webhooks().renew(ada, hook.number()).secret();
    desk.find(hook, "2511.00001");
    desk.round();
    byte[] key = java.util.Base64.getDecoder().decode(secret.substring(6));
    String hex = java.util.HexFormat.of().formatHex(key);
    String bytes =
        new String(
            Files.readAllBytes(database.file()), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(bytes)
        .doesNotContain(secret.substring(6, 30))
        .doesNotContain(hex)
        .doesNotContain(Files.readString(folder.resolve(WebhookKey.FILE)).strip());
  }
}
