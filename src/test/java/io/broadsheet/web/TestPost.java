package io.broadsheet.web;

import io.broadsheet.index.lucene.LuceneReverseSearch;
import io.broadsheet.outbound.GuardedClient;
import io.broadsheet.outbound.OutboundPolicy;
import io.broadsheet.post.AlertStore;
import io.broadsheet.post.Alerts;
import io.broadsheet.post.DigestStore;
import io.broadsheet.post.Digests;
import io.broadsheet.post.Letter;
import io.broadsheet.post.LetterKind;
import io.broadsheet.post.MailStore;
import io.broadsheet.post.OutboxStore;
import io.broadsheet.post.PostConfig;
import io.broadsheet.post.Postman;
import io.broadsheet.post.Questions;
import io.broadsheet.post.SubscriptionStore;
import io.broadsheet.post.Subscriptions;
import io.broadsheet.post.smtp.SmtpMailer;
import io.broadsheet.post.webhook.Courier;
import io.broadsheet.post.webhook.DeliveryStore;
import io.broadsheet.post.webhook.WebhookKey;
import io.broadsheet.post.webhook.WebhookStore;
import io.broadsheet.post.webhook.Webhooks;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.testing.FakeInternet;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.web.mail.AlertLetters;
import io.broadsheet.web.mail.DigestLetters;
import io.broadsheet.web.mail.NoteLetters;
import io.broadsheet.web.mail.WebhookMessages;
import io.broadsheet.web.page.Pages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// Mail of a test library, sent when the test says so.
final class TestPost {
  private final MailStore addresses;
  private final DigestStore choices;
  private final OutboxStore outbox;
  private final Digests digests;
  private final Questions questions;
  private final Optional<SubscriptionServices> subscriptions;
  private final AlertStore alertStore;
  private final Alerts alerts;
  private final PostConfig config;
  private final SettableClock clock;
  private final Postman postman;
  private final FakeInternet internet = new FakeInternet();
  private final Webhooks webhooks;

  TestPost(
      Path folder,
      Database database,
      ReaderServices readers,
      EditionServices editions,
      ReadingServices reading,
      PostConfig config,
      SettableClock clock) {
    this.config = config;
    this.clock = clock;
    addresses = new MailStore(database);
    choices = new DigestStore(database);
    outbox = new OutboxStore(database);
    Pages pages = new Pages(Assets.load(), new LibraryCounts(new SqlPaperStore(database)), "0.1");
    SubscriptionStore subscriptionStore = new SubscriptionStore(database);
    NoteLetters notes = new NoteLetters(pages, config.baseUrl(), TestWeb.ZONE, clock);
    subscriptions =
        config.sends() && !readers.accounts().oneReader()
            ? Optional.of(
                new SubscriptionServices(
                    new Subscriptions(
                        subscriptionStore, addresses, readers.store(), notes, config, clock),
                    addresses,
                    new SignInLimit(clock)))
            : Optional.empty();
    digests =
        new Digests(
            new SqlPaperStore(database),
            readers.store(),
            addresses,
            choices,
            outbox,
            new DigestLetters(
                pages,
                editions,
                reading,
                readers,
                subscriptionStore,
                config.baseUrl(),
                TestWeb.ZONE,
                clock),
            config,
            TestWeb.ZONE,
            clock);
    alertStore = new AlertStore(database);
    SqlPaperStore papers = new SqlPaperStore(database);
    alerts =
        new Alerts(
            papers,
            readers.store(),
            addresses,
            alertStore,
            new LuceneReverseSearch(),
            readers.matcher(),
            new AlertLetters(
                pages, papers, reading, readers.store(), config.baseUrl(), TestWeb.ZONE, clock),
            config,
            clock);
    questions = new Questions(addresses, readers.store(), notes, config, clock);
    postman =
        new Postman(
            outbox,
            () -> new SmtpMailer(config),
            letter -> invitation(readers, letter),
            folder,
            config.perMinute(),
            clock);
    webhooks =
        webhooks(
            folder,
            database,
            readers,
            new WebhookMessages(
                pages, papers, readers.store(), config.baseUrl(), TestWeb.ZONE, clock));
  }

  private Webhooks webhooks(
      Path folder, Database database, ReaderServices readers, WebhookMessages messages) {
    OutboundPolicy policy = new OutboundPolicy(false, true);
    WebhookStore store = new WebhookStore(database);
    DeliveryStore deliveries = new DeliveryStore(database);
    WebhookKey key = WebhookKey.of(folder);
    GuardedClient client =
        internet.client(
            policy, new GuardedClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(3), 0));
    return new Webhooks(
        store,
        deliveries,
        key,
        new Courier(store, deliveries, key, client, new Random(1), clock),
        messages,
        readers.store(),
        policy);
  }

  private static Optional<String> invitation(ReaderServices readers, Letter letter) {
    if (letter.kind() != LetterKind.PASSWORD) {
      return Optional.empty();
    }
    ReaderProfile reader = readers.store().find(letter.reader()).orElseThrow();
    return Optional.of(
        readers.accounts().store().invite(reader.role(), reader.id(), Duration.ofHours(1)));
  }

  PostServices services() {
    return new PostServices(
        config.sends(),
        addresses,
        choices,
        alertStore,
        digests,
        outbox,
        questions,
        new SignInLimit(clock),
        Optional.of(webhooks),
        subscriptions);
  }

  Postman postman() {
    return postman;
  }

  Alerts alerts() {
    return alerts;
  }

  /// What requests of webhooks reach: not this machine's network, but what the test says.
  FakeInternet internet() {
    return internet;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  Digests digests() {
    return digests;
  }
}
