package io.broadsheet.post;

import io.broadsheet.reader.ReaderProfile;

/// Words letters with one link.
public interface NoteWriter {
  /// Asks whether an address is the reader's.
  Written confirm(ReaderProfile reader, MailAddress address);

  /// Asks whether who has the address wants to get this. Says nothing that whoever filled in the
  /// form wrote: it goes to people who asked for nothing.
  Written subscription(ReaderProfile reader, Subscription subscription);

  /// Holds a link to a new password.
  Written password(ReaderProfile reader);
}
