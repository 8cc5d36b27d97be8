package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.Role;

/// Who hides comments and picks papers: editors and the owner.
final class Moderators {
  private Moderators() {}

  static boolean isOne(ReaderProfile reader) {
    return reader.role() != Role.READER;
  }

  /// @throws BroadsheetException of kind INVALID when the reader is none
  static void require(ReaderProfile reader) {
    if (!isOne(reader)) {
      throw BroadsheetException.invalid("this is for editors and the owner");
    }
  }
}
