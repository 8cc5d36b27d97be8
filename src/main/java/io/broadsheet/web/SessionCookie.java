package io.broadsheet.web;

import io.broadsheet.reader.account.AccountStore;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The cookie that holds the secret of a session. No script reads it; over HTTPS it is never sent
/// in the clear and no other host can set it; no other site's form carries it.
public final class SessionCookie {
  private static final String PLAIN = "session";
  private static final String SECURE = "__Host-session";
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  private SessionCookie() {}

  /// The secret that was sent; empty when there is none or it can be none of ours.
  public static Optional<String> secret(RequestContext context) {
    return secret(context::header, context.isSecure());
  }

  static Optional<String> secret(Function<String, Optional<String>> headers, boolean secure) {
    return RequestContext.cookie(headers, name(secure))
        .filter(value -> SECRET.matcher(value).matches());
  }

  /// `Set-Cookie` for a session.
  public static String of(RequestContext context, String secret) {
    return cookie(context, secret, AccountStore.SESSION_LONGEST.toSeconds());
  }

  /// `Set-Cookie` for none.
  public static String none(RequestContext context) {
    return cookie(context, "", 0);
  }

  private static String cookie(RequestContext context, String value, long seconds) {
    return name(context.isSecure())
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
        + seconds
        + (context.isSecure() ? "; Secure" : "");
  }

  private static String name(boolean secure) {
    return secure ? SECURE : PLAIN;
  }
}
