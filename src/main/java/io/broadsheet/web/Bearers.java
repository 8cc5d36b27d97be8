package io.broadsheet.web;

import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.account.AccessToken;
import io.broadsheet.reader.account.AccountStore;
import io.broadsheet.reader.account.Scope;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets programs in that bear a personal access token.
public final class Bearers {
  private static final Pattern HEADER = Pattern.compile("(?i)bearer +([A-Za-z0-9_-]{43})");

  private final AccountStore accounts;
  private final ReaderStore readers;

  public Bearers(AccountStore accounts, ReaderStore readers) {
    this.accounts = accounts;
    this.readers = readers;
  }

  /// An endpoint for programs with a token of this scope; everyone else gets 401, whether the token
  /// is none, revoked or for something else.
  public Endpoint with(Scope scope, BiFunction<RequestContext, ReaderProfile, Reply> endpoint) {
    return context ->
        reader(context, scope)
            .map(
                reader ->
                    endpoint.apply(context, reader).with("Cache-Control", "private, no-store"))
            .orElseGet(() -> refused(scope));
  }

  private Optional<ReaderProfile> reader(RequestContext context, Scope scope) {
    return context
        .header("authorization")
        .map(HEADER::matcher)
        .filter(Matcher::matches)
        .flatMap(matcher -> accounts.token(matcher.group(1), scope))
        .map(AccessToken::reader)
        .flatMap(readers::find);
  }

  private static Reply refused(Scope scope) {
    return ErrorResponses.problem(
            401,
            "send a personal access token with the scope "
                + scope.parameter()
                + " as Authorization: Bearer TOKEN; your account page makes one",
            null)
        .with("WWW-Authenticate", "Bearer scope=\"" + scope.parameter() + "\"")
        .with("Cache-Control", "no-store");
  }
}
