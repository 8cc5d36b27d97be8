package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes sure that a form that is sent was drawn by this server for this reader (CSRF): a cookie
/// that other sites cannot read, a token in the form that belongs to it, and, where the browser
/// says from which site it sends, this one. Tokens end with the process.
public final class FormGuard {
  /// The form field with the token.
  public static final String FIELD = "token";

  static final String COOKIE = "form";
  private static final int SECRET_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final byte[] key = new byte[32];

  public FormGuard() {
    random.nextBytes(key);
  }

  /// What a page with a form needs.
  ///
  /// @param token for the hidden field
  /// @param cookie value of `Set-Cookie`; empty when the reader has the cookie already
  public record Ticket(String token, Optional<String> cookie) {
    /// The page with the cookie, when the reader has none yet.
    public Reply on(Reply page) {
      return cookie.map(value -> page.with("Set-Cookie", value)).orElse(page);
    }
  }

  /// A ticket for the reader who asks.
  public Ticket ticket(RequestContext context) {
    Optional<String> known = context.cookie(COOKIE).filter(FormGuard::isSecret);
    if (known.isPresent()) {
      return new Ticket(token(known.get()), Optional.empty());
    }
    String fresh = context.formSecret(this::secret);
    String secure = context.isSecure() ? "; Secure" : "";
    return new Ticket(
        token(fresh),
        Optional.of(COOKIE + "=" + fresh + "; Path=/; HttpOnly; SameSite=Strict" + secure));
  }

  /// Lets a form pass or throws.
  ///
  /// @param form what was sent
  /// @throws BroadsheetException of kind INVALID when it was not drawn here for this reader
  public void check(RequestContext context, Parameters form) {
    check(context, form.text(FIELD).orElse(""));
  }

  /// Lets a form pass or throws.
  ///
  /// @param token that was sent
  /// @throws BroadsheetException of kind INVALID when it was not drawn here for this reader
  public void check(RequestContext context, String token) {
    boolean foreignSite =
        context
            .header("sec-fetch-site")
            .filter(site -> !site.equals("same-origin") && !site.equals("none"))
            .isPresent();
    // A page that sends no referrer sends the origin null; the token must do then.
    boolean foreignOrigin =
        context
            .header("origin")
            .filter(origin -> !origin.equals("null") && !origin.equals(context.baseUrl()))
            .isPresent();
    Optional<String> secret = context.cookie(COOKIE).filter(FormGuard::isSecret);
    if (foreignSite || foreignOrigin || secret.isEmpty() || !same(token, token(secret.get()))) {
      throw BroadsheetException.invalid(
          "this form was not drawn for you by this server, or it is too old; go back, reload the"
              + " page, and send it again");
    }
  }

  private String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  private static boolean isSecret(String value) {
    return value.length() == 2 * SECRET_BYTES && value.matches("[0-9a-f]+");
  }

  private String token(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
