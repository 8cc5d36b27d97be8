package io.broadsheet.post.webhook;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.outbound.OutboundPolicy;
import io.broadsheet.paper.PaperId;
import io.broadsheet.post.webhook.DeliveryStore.Item;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.account.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What readers do with their webhooks, and what is put together for them. Safe for use by many
/// threads.
public final class Webhooks {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  /// In one delivery.
  static final int MOST_PAPERS = 100;

  private static final int MOST_FOUND = 1_000;

  /// Tests of one reader in [#TESTED_IN].
  static final int MOST_TESTS = 10;

  static final Duration TESTED_IN = Duration.ofMinutes(10);

  private final WebhookStore store;
  private final DeliveryStore deliveries;
  private final WebhookKey key;
  private final Courier courier;
  private final WebhookWriter writer;
  private final ReaderStore readers;
  private final OutboundPolicy policy;

  public Webhooks(
      WebhookStore store,
      DeliveryStore deliveries,
      WebhookKey key,
      Courier courier,
      WebhookWriter writer,
      ReaderStore readers,
      OutboundPolicy policy) {
    this.store = store;
    this.deliveries = deliveries;
    this.key = key;
    this.courier = courier;
    this.writer = writer;
    this.readers = readers;
    this.policy = policy;
  }

  public WebhookStore store() {
    return store;
  }

  public DeliveryStore deliveries() {
    return deliveries;
  }

  public OutboundPolicy policy() {
    return policy;
  }

  /// What is wrong with the form of an address; empty when nothing is.
  public Optional<OutboundPolicy.Fault> faultOf(String url) {
    return policy.faultOf(url);
  }

  /// A webhook and its secret, which is shown now and never again.
  public record Made(Webhook webhook, String secret) {}

  /// Makes a webhook.
  ///
  /// @param url whose form has no fault
  /// @throws BroadsheetException of kind INVALID when it has one, or the reader has 10 already
  public Made add(ReaderId reader, String url) {
    if (faultOf(url).isPresent()) {
      throw BroadsheetException.invalid("not an address that a webhook may have");
    }
    String salt = Secret.fresh();
    String secret = key.secret(salt);
    return new Made(store.add(reader, url, salt, Secret.hash(secret)), secret);
  }

  /// Gives a webhook another secret; the one before signs nothing from now on.
  ///
  /// @throws BroadsheetException of kind NOT_FOUND when there is no such webhook of the reader
  public Made renew(ReaderId reader, long number) {
    Webhook webhook = mine(reader, number);
    String salt = Secret.fresh();
    String secret = key.secret(salt);
    if (!store.renew(reader, number, salt, Secret.hash(secret))) {
      throw unknown();
    }
    return new Made(webhook, secret);
  }

  /// Sends a test now.
  ///
  /// @throws BroadsheetException of kind NOT_FOUND when there is no such webhook of the reader,
  ///   RATE_LIMITED when they tested too often
  public void test(ReaderProfile reader, long number) {
    Webhook webhook = mine(reader.id(), number);
    long test =
        deliveries
            .queueTest(webhook, writer.test(reader), MOST_TESTS, TESTED_IN)
            .orElseThrow(
                () ->
                    new BroadsheetException(
                        ErrorKind.RATE_LIMITED,
                        "there were too many tests; wait ten minutes and try again"));
    courier.attempt(test);
  }

  private Webhook mine(ReaderId reader, long number) {
    return store
        .find(number)
        .filter(webhook -> webhook.reader().equals(reader))
        .orElseThrow(Webhooks::unknown);
  }

  private static BroadsheetException unknown() {
    return BroadsheetException.notFound("you have no such webhook");
  }

  public void remove(ReaderId reader, long number) {
    store.remove(reader, number);
  }

  /// Tries a webhook again that was left alone.
  public void resume(ReaderId reader, long number) {
    store.resume(reader, number);
  }

  /// Puts what was found into deliveries.
  ///
  /// @return how many
  public int queueFound() {
    deliveries.clean();
    int queued = 0;
    for (long number : deliveries.waiting()) {
      Optional<Webhook> webhook = store.find(number);
      Optional<ReaderProfile> reader = webhook.map(Webhook::reader).flatMap(readers::find);
      if (reader.isPresent()) {
        try {
          queued += queue(number, reader.get()) ? 1 : 0;
        } catch (BroadsheetException failure) {
          LOG.warn("webhook {}: nothing is put together: {}", number, failure.getMessage());
        }
      }
    }
    return queued;
  }

  private boolean queue(long number, ReaderProfile reader) {
    Map<Long, List<PaperId>> found = new LinkedHashMap<>();
    Set<PaperId> shown = new HashSet<>();
    long last = 0;
    for (Item one : deliveries.items(number, MOST_FOUND)) {
      if (!shown.contains(one.paper()) && shown.size() == MOST_PAPERS) {
        break;
      }
      shown.add(one.paper());
      found.computeIfAbsent(one.follow(), _ -> new ArrayList<>()).add(one.paper());
      last = one.number();
    }
    Optional<WebhookWriter.Written> written = writer.write(reader, found);
    if (written.isEmpty()) {
      deliveries.drop(number, last);
      return false;
    }
    deliveries.queue(number, written.get(), last);
    return true;
  }

  /// Makes every attempt that is due.
  ///
  /// @throws InterruptedException when the thread is interrupted
  public int deliver() throws InterruptedException {
    return courier.run();
  }
}
