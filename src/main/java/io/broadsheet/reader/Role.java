package io.broadsheet.reader;

/// What a reader may do beyond reading.
public enum Role {
  /// Runs the server: invites, and sees who reads.
  OWNER,
  /// Curates the public edition.
  EDITOR,
  READER
}
