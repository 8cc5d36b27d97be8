package io.broadsheet.post.webhook;

import io.broadsheet.outbound.GuardedClient;
import io.broadsheet.outbound.OutboundPolicy;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.SqlReaderStore;
import io.broadsheet.store.Database;
import io.broadsheet.testing.FakeInternet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/// Webhooks of a database, in an Internet of the test's own: papers are found when the test says
/// so, and what is sent names them.
final class HookDesk {
  private final Database database;
  private final ReaderStore readers;
  private final WebhookStore store;
  private final DeliveryStore deliveries;
  private final Webhooks webhooks;
  private final FakeInternet internet = new FakeInternet();

  HookDesk(Path folder, Database database, Clock clock, Courier.Watch watch) {
    this.database = database;
    readers = new SqlReaderStore(database);
    store = new WebhookStore(database);
    deliveries = new DeliveryStore(database);
    OutboundPolicy policy = new OutboundPolicy(false, true);
    WebhookKey key = WebhookKey.of(folder);
    GuardedClient.Limits limits =
        new GuardedClient.Limits(Duration.ofSeconds(5), Duration.ofSeconds(10), 0);
    webhooks =
        new Webhooks(
            store,
            deliveries,
            key,
            new Courier(
                store,
                deliveries,
                key,
                internet.client(policy, limits),
                new Random(1),
                clock,
                watch),
            new Names(),
            readers,
            policy);
  }

  /// Names the papers, in order, once each.
  private static final class Names implements WebhookWriter {
    @Override
    public Optional<Written> write(ReaderProfile reader, Map<Long, List<PaperId>> found) {
      TreeSet<String> names = new TreeSet<>();
      found.values().forEach(ids -> ids.forEach(id -> names.add(id.toString())));
      return Optional.of(new Written(String.join(",", names), names.size()));
    }

    @Override
    public Written test(ReaderProfile reader) {
      return new Written("a test", 0);
    }
  }

  Webhooks webhooks() {
    return webhooks;
  }

  FakeInternet internet() {
    return internet;
  }

  ReaderId reader(String name) {
    return readers.add(name, name, Role.READER).id();
  }

  ReaderProfile profile(ReaderId id) {
    return readers.find(id).orElseThrow();
  }

  /// Makes a webhook and has a new follow sent to it.
  Webhook hook(ReaderId reader, String url) {
    Webhook made = webhooks.add(reader, url).webhook();
    readers.follow(reader, Follow.of(Follow.Kind.QUERY, "papers for " + made.number(), ""));
    store.choose(reader, readers.follows(reader).getLast().number(), made.number());
    return made;
  }

  /// As if a new paper had answered the follow that is sent there.
  void find(Webhook hook, String... papers) {
    for (String paper : papers) {
      database.write(
          handle ->
              handle.execute(
                  "INSERT INTO webhook_item (webhook, follow, paper_key, found_at)"
                      + " SELECT webhook, number, ?, 0 FROM reader_follow WHERE webhook = ?",
                  PaperId.arxiv(paper).toString(),
                  hook.number()));
    }
  }

  Webhook now(Webhook hook) {
    return store.find(hook.number()).orElseThrow();
  }

  List<Delivery> last(Webhook hook) {
    return deliveries.last(hook.number(), 100);
  }

  void round() throws InterruptedException {
    webhooks.queueFound();
    webhooks.deliver();
  }
}
