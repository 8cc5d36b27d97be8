package io.broadsheet.post;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mail to people without an account: asked for by anyone, sent once the address's owner has said
/// so. See `docs/decisions/0130-mail-without-an-account.md`.
public final class Subscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

  private final SubscriptionStore store;
  private final MailStore addresses;
  private final ReaderStore readers;
  private final NoteWriter writer;
  private final PostConfig config;
  private final Clock clock;

  public Subscriptions(
      SubscriptionStore store,
      MailStore addresses,
      ReaderStore readers,
      NoteWriter writer,
      PostConfig config,
      Clock clock) {
    this.store = store;
    this.addresses = addresses;
    this.readers = readers;
    this.writer = writer;
    this.config = config;
    this.clock = clock;
  }

  public SubscriptionStore store() {
    return store;
  }

  /// Sends the letter that asks for a confirmation. Too often, nothing happens: who asks learns in
  /// no case what is known of an address.
  public void ask(Subscription.Wish wish) {
    Optional<ReaderId> entered = store.enter(wish);
    Optional<ReaderProfile> reader = entered.flatMap(readers::find);
    Optional<Subscription> kept = entered.flatMap(store::of);
    if (reader.isEmpty() || kept.isEmpty()) {
      LOG.info("too many letters ask for a confirmation at {}", wish.address().domain());
      return;
    }
    Written written = writer.subscription(reader.get(), kept.get());
    Letter letter =
        new Letter(
            LetterKind.CONFIRM,
            reader.get().id(),
            clock.millis() + "-" + written.mark().substring(0, 8),
            wish.address(),
            written.subject(),
            written.text(),
            written.html(),
            written.mark());
    String name = MessageIds.of(letter.kind(), reader.get(), letter.period(), config.domain());
    try {
      addresses.ask(letter, name);
    } catch (BroadsheetException tooOften) {
      if (tooOften.kind() != ErrorKind.RATE_LIMITED) {
        throw tooOften;
      }
      LOG.info("too many letters ask for a confirmation at {}", wish.address().domain());
    }
  }
}
