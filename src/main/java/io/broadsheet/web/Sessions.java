package io.broadsheet.web;

import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.account.AccountStore;
import io.broadsheet.reader.account.Session;
import java.util.Optional;
import java.util.function.Function;

/// Readers who signed in, by the cookie of their session.
public final class Sessions implements Visitors {
  private final ReaderStore readers;
  private final AccountStore accounts;
  private final boolean secure;

  /// @param secure whether readers come by HTTPS
  public Sessions(ReaderStore readers, AccountStore accounts, boolean secure) {
    this.readers = readers;
    this.accounts = accounts;
    this.secure = secure;
  }

  @Override
  public Optional<ReaderProfile> of(Function<String, Optional<String>> headers) {
    return SessionCookie.secret(headers, secure)
        .flatMap(accounts::session)
        .map(Session::reader)
        .flatMap(readers::find);
  }
}
