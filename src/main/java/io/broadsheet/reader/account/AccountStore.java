package io.broadsheet.reader.account;

import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps what readers sign in with. Of every secret only a hash is kept; a secret is returned once,
/// when it is made. Safe for use by many threads. Every method throws
/// [io.broadsheet.error.BroadsheetException] of kind UNAVAILABLE when the database cannot be read
/// or written. Times are those of the database's clock.
public interface AccountStore {
  /// How long a session lasts that is not used.
  Duration SESSION_UNUSED = Duration.ofDays(30);

  /// How long a session lasts at all.
  Duration SESSION_LONGEST = Duration.ofDays(180);

  /// Sets a password and closes all sessions of the reader.
  ///
  /// @param hash of [Passwords#hash]
  void setPassword(ReaderId reader, String hash);

  /// The hash; empty when the reader has no password and so cannot sign in.
  Optional<String> passwordHash(ReaderId reader);

  /// Opens a session.
  ///
  /// @param agent what the browser calls itself
  /// @return its secret
  String openSession(ReaderId reader, String agent);

  /// The session of a secret; empty when there is none or it has ended.
  Optional<Session> session(String secret);

  /// The open sessions, the last used first.
  List<Session> sessions(ReaderId reader);

  /// Ends the session of a secret; nothing happens when there is none.
  void closeSession(String secret);

  /// Ends all sessions of a reader.
  void closeSessions(ReaderId reader);

  /// Makes a token.
  ///
  /// @param label 1 to 60 characters
  /// @return its secret
  /// @throws io.broadsheet.error.BroadsheetException of kind INVALID when the reader has 50 already
  String issue(ReaderId reader, String label, Set<Scope> scopes);

  /// The token of a secret, which must have the scope; empty when there is none.
  Optional<AccessToken> token(String secret, Scope scope);

  /// In the order in which they were made.
  List<AccessToken> tokens(ReaderId reader);

  /// Makes a token worthless; nothing happens when it is not this reader's.
  void revoke(ReaderId reader, long number);

  /// Makes a link that works once.
  ///
  /// @param reader whose password it sets; null for a new account
  /// @return its secret
  String invite(Role role, @Nullable ReaderId reader, Duration validity);

  /// What a link is for; empty when there is no such link, it was used or it has expired.
  Optional<Invitation> invitation(String secret);

  /// Uses a link: in one transaction it is gone, the account is there and has its password. Of two
  /// who use one link at once, one succeeds.
  ///
  /// @param name of [io.broadsheet.reader.ReaderName#of]; of no meaning when the link is for an
  ///   account that is there
  /// @param hash of [Passwords#hash]
  /// @throws io.broadsheet.error.BroadsheetException of kind NOT_FOUND when the link does not work,
  ///   INVALID when the name is taken
  ReaderProfile accept(String secret, String name, String displayName, String hash);
}
