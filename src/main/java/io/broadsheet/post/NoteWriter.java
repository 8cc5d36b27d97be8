package io.broadsheet.post;

import io.broadsheet.reader.ReaderProfile;

/// Words letters with one link.
public interface NoteWriter {
  /// Asks whether an address is the reader's.
  Written confirm(ReaderProfile reader, MailAddress address);

  /// Holds a link to a new password.
  Written password(ReaderProfile reader);
}
