package io.broadsheet.reader.account;

/// Who may make an account.
public enum SignUp {
  /// Only who runs the server, by command.
  CLOSED,
  /// Whom the owner sends a link.
  INVITATION,
  /// Everyone.
  OPEN
}
