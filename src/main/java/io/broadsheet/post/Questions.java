package io.broadsheet.post;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Letters that a reader asks for themselves: to show that an address is theirs, and for a new
/// password.
public final class Questions {
  private final MailStore addresses;
  private final ReaderStore readers;
  private final NoteWriter writer;
  private final PostConfig config;
  private final Clock clock;

  public Questions(
      MailStore addresses, ReaderStore readers, NoteWriter writer, PostConfig config, Clock clock) {
    this.addresses = addresses;
    this.readers = readers;
    this.writer = writer;
    this.config = config;
    this.clock = clock;
  }

  /// Notes an address a reader says is theirs, and asks at it.
  ///
  /// @throws BroadsheetException of kind RATE_LIMITED when that was asked too often
  public void confirm(ReaderProfile reader, MailAddress address) {
    Letter letter = letter(LetterKind.CONFIRM, reader, address, writer.confirm(reader, address));
    addresses.ask(letter, name(letter, reader));
  }

  /// Sends a link to a new password to the readers of a name or of a confirmed address; nothing
  /// when there is none, or it was asked for too often.
  ///
  /// @param typed a name to sign in with, or an address
  public void password(String typed) {
    for (ReaderProfile reader : named(typed)) {
      addresses
          .of(reader.id())
          .usable()
          .ifPresent(
              address -> {
                Letter letter =
                    letter(LetterKind.PASSWORD, reader, address, writer.password(reader));
                addresses.askPassword(letter, name(letter, reader));
              });
    }
  }

  private List<ReaderProfile> named(String typed) {
    Optional<ReaderProfile> named = readers.named(typed.strip().toLowerCase(Locale.ROOT));
    if (named.isPresent()) {
      return List.of(named.get());
    }
    try {
      return addresses.readersAt(MailAddress.of(typed)).stream()
          .flatMap(id -> readers.find(id).stream())
          .toList();
    } catch (BroadsheetException noAddress) {
      return List.of();
    }
  }

  private Letter letter(LetterKind kind, ReaderProfile reader, MailAddress to, Written written) {
    return new Letter(
        kind,
        reader.id(),
        // Each is a letter of its own, also of two in a millisecond.
        clock.millis() + "-" + written.mark().substring(0, 8),
        to,
        written.subject(),
        written.text(),
        written.html(),
        written.mark());
  }

  private String name(Letter letter, ReaderProfile reader) {
    return MessageIds.of(letter.kind(), reader, letter.period(), config.domain());
  }
}
