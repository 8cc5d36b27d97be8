package io.broadsheet.ops;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.lucene.LuceneReverseSearch;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.outbound.AddressGuard;
import io.broadsheet.outbound.GuardedClient;
import io.broadsheet.post.AlertStore;
import io.broadsheet.post.Alerts;
import io.broadsheet.post.DigestStore;
import io.broadsheet.post.Digests;
import io.broadsheet.post.Envelope;
import io.broadsheet.post.Letter;
import io.broadsheet.post.LetterKind;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.MailStore;
import io.broadsheet.post.OutboxStore;
import io.broadsheet.post.PostConfig;
import io.broadsheet.post.Postman;
import io.broadsheet.post.Questions;
import io.broadsheet.post.SubscriptionStore;
import io.broadsheet.post.Subscriptions;
import io.broadsheet.post.Written;
import io.broadsheet.post.smtp.MimeLetters;
import io.broadsheet.post.smtp.SmtpMailer;
import io.broadsheet.post.webhook.Courier;
import io.broadsheet.post.webhook.DeliveryStore;
import io.broadsheet.post.webhook.WebhookConfig;
import io.broadsheet.post.webhook.WebhookKey;
import io.broadsheet.post.webhook.WebhookStore;
import io.broadsheet.post.webhook.Webhooks;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.web.Assets;
import io.broadsheet.web.EditionServices;
import io.broadsheet.web.LibraryCounts;
import io.broadsheet.web.PostServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.SignInLimit;
import io.broadsheet.web.SubscriptionServices;
import io.broadsheet.web.mail.AlertLetters;
import io.broadsheet.web.mail.DigestLetters;
import io.broadsheet.web.mail.NoteLetters;
import io.broadsheet.web.mail.WebhookMessages;
import io.broadsheet.web.page.Pages;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What readers' mail runs on.
public final class Posting {
  private static final Duration PASSWORD_LINK = Duration.ofHours(1);
  private static final Duration WEBHOOK_CONNECTS = Duration.ofSeconds(5);
  private static final Duration WEBHOOK_ANSWERS = Duration.ofSeconds(10);

  private final Library library;
  private final PostConfig config;
  private final Clock clock;
  private final MailStore addresses;
  private final DigestStore choices;
  private final OutboxStore outbox;
  private final Digests digests;
  private final Questions questions;
  private final AlertStore alertStore;
  private final Alerts alerts;
  private final ReaderServices readers;
  private final Optional<Webhooks> webhooks;
  private final Optional<SubscriptionServices> subscriptions;

  /// @param readers without their mail
  Posting(
      Library library,
      EditionServices editions,
      ReadingServices reading,
      ReaderServices readers,
      String version,
      Clock clock) {
    this.library = library;
    this.config = ConfigMapping.post(library.configuration());
    this.clock = clock;
    this.readers = readers;
    addresses = new MailStore(library.database());
    choices = new DigestStore(library.database());
    outbox = new OutboxStore(library.database());
    ZoneId zone = editions.editor().config().zone();
    Pages pages = new Pages(Assets.load(), new LibraryCounts(library.papers()), version);
    SubscriptionStore subscriptionStore = new SubscriptionStore(library.database());
    NoteLetters notes = new NoteLetters(pages, config.baseUrl(), zone, clock);
    digests =
        new Digests(
            library.papers(),
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
                zone,
                clock),
            config,
            zone,
            clock);
    WebhookConfig requests = ConfigMapping.webhooks(library.configuration());
    alertStore = new AlertStore(library.database(), config.sends(), requests.enabled());
    alerts =
        new Alerts(
            library.papers(),
            readers.store(),
            addresses,
            alertStore,
            new LuceneReverseSearch(),
            readers.matcher(),
            new AlertLetters(
                pages, library.papers(), reading, readers.store(), config.baseUrl(), zone, clock),
            config,
            clock);
    questions = new Questions(addresses, readers.store(), notes, config, clock);
    boolean open =
        config.sends()
            && library.configuration().flag(Settings.MAIL_SUBSCRIPTIONS)
            && !readers.accounts().oneReader();
    subscriptions =
        open
            ? Optional.of(
                new SubscriptionServices(
                    new Subscriptions(
                        subscriptionStore, addresses, readers.store(), notes, config, clock),
                    addresses,
                    new SignInLimit(clock)))
            : Optional.empty();
    webhooks =
        requests.enabled()
            ? Optional.of(
                webhooks(
                    requests,
                    new WebhookMessages(
                        pages, library.papers(), readers.store(), config.baseUrl(), zone, clock),
                    version))
            : Optional.empty();
  }

  private Webhooks webhooks(WebhookConfig requests, WebhookMessages messages, String version) {
    WebhookStore store = new WebhookStore(library.database());
    DeliveryStore deliveries = new DeliveryStore(library.database());
    WebhookKey key = WebhookKey.of(library.folder());
    GuardedClient client =
        new GuardedClient(
            AddressGuard.system(requests.policy().privateAllowed()),
            requests.policy(),
            new GuardedClient.Limits(WEBHOOK_CONNECTS, WEBHOOK_ANSWERS, 0),
            "Broadsheet/" + version);
    return new Webhooks(
        store,
        deliveries,
        key,
        new Courier(store, deliveries, key, client, RandomGenerator.getDefault(), clock),
        messages,
        readers.store(),
        requests.policy());
  }

  /// Empty where they are switched off.
  Optional<Webhooks> webhooks() {
    return webhooks;
  }

  /// Whether there is a mail server.
  public boolean sends() {
    return config.sends();
  }

  public Digests digests() {
    return digests;
  }

  Alerts alerts() {
    return alerts;
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
        webhooks,
        subscriptions);
  }

  /// Sends what is in the outbox.
  ///
  /// @throws BroadsheetException of kind INVALID when there is no mail server
  public Postman postman() {
    if (!config.sends()) {
      throw BroadsheetException.invalid(
          "no mail is sent: set mail.host and mail.from in broadsheet.toml, or say --dry-run");
    }
    return new Postman(
        outbox,
        () -> new SmtpMailer(config),
        this::ownSecret,
        library.folder(),
        config.perMinute(),
        clock);
  }

  /// A link to a new password is an invitation, which works once.
  private Optional<String> ownSecret(Letter letter) {
    if (letter.kind() != LetterKind.PASSWORD) {
      return Optional.empty();
    }
    ReaderProfile reader =
        readers
            .store()
            .find(letter.reader())
            .orElseThrow(() -> BroadsheetException.notFound("the reader is gone"));
    return Optional.of(
        readers.accounts().store().invite(reader.role(), reader.id(), PASSWORD_LINK));
  }

  /// A reader's next digest as the content of an `.eml` file; nothing is noted and nothing sent.
  ///
  /// @return empty when nothing was announced yet
  public Optional<byte[]> sample(ReaderProfile reader) {
    digests.prepare();
    return digests.preview(reader).map(written -> sample(reader, written));
  }

  private byte[] sample(ReaderProfile reader, Written written) {
    MailAddress to =
        addresses
            .of(reader.id())
            .usable()
            .orElseGet(() -> new MailAddress("reader-" + reader.id(), "example.invalid"));
    Letter letter =
        new Letter(
            LetterKind.DIGEST,
            reader.id(),
            "preview",
            to,
            written.subject(),
            written.text(),
            written.html(),
            written.mark());
    return new MimeLetters(config)
        .bytes(
            new Envelope(
                0,
                "preview." + reader.id() + "@" + config.domain(),
                letter,
                clock.instant(),
                1,
                letter.mark()));
  }
}
