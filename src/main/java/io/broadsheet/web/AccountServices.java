package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.account.AccountStore;
import io.broadsheet.reader.account.Passwords;
import io.broadsheet.reader.account.ReaderArchive;
import io.broadsheet.reader.account.SignUp;
import java.time.Clock;

/// What accounts work with.
///
/// @param signUp who may make an account
/// @param oneReader whether there is one reader, who never signs in
/// @param limit slows down who guesses passwords
public record AccountServices(
    AccountStore store,
    Passwords passwords,
    SignUp signUp,
    boolean oneReader,
    SignInLimit limit,
    ReaderArchive archive) {
  public AccountServices {
    requireNonNull(store, "store is null");
    requireNonNull(passwords, "passwords is null");
    requireNonNull(signUp, "signUp is null");
    requireNonNull(limit, "limit is null");
    requireNonNull(archive, "archive is null");
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
        store, passwords, signUp, oneReader, new SignInLimit(clock), archive);
  }
}
