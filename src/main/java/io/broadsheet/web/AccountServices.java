package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.account.AccountStore;
import io.broadsheet.reader.account.Passwords;
import io.broadsheet.reader.account.ReaderArchive;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.reader.openid.OpenId;
import java.time.Clock;
import java.util.Optional;

/// What accounts work with.
///
/// @param signUp who may make an account
/// @param oneReader whether there is one reader, who never signs in
/// @param limit slows down who guesses passwords
/// @param openId signing in with a provider; empty where none is set up
public record AccountServices(
    AccountStore store,
    Passwords passwords,
    SignUp signUp,
    boolean oneReader,
    SignInLimit limit,
    ReaderArchive archive,
    Optional<OpenId> openId) {
  public AccountServices {
    requireNonNull(store, "store is null");
    requireNonNull(passwords, "passwords is null");
    requireNonNull(signUp, "signUp is null");
    requireNonNull(limit, "limit is null");
    requireNonNull(archive, "archive is null");
    requireNonNull(openId, "openId is null");
  }

  /// Whether a reader may send invitations.
  public boolean mayInvite(ReaderProfile reader) {
    return !oneReader && reader.isOwner() && signUp != SignUp.CLOSED;
  }

  /// With limits of its own.
  public static AccountServices of(
      AccountStore store,
      Passwords passwords,
      SignUp signUp,
      boolean oneReader,
      ReaderArchive archive,
      Clock clock) {
    return new AccountServices(
        store, passwords, signUp, oneReader, new SignInLimit(clock), archive, Optional.empty());
  }

  /// With a provider to sign in with.
  public AccountServices with(OpenId provider) {
    return new AccountServices(
        store, passwords, signUp, oneReader, limit, archive, Optional.of(provider));
  }
}
