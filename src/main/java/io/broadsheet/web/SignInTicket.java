package io.broadsheet.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The cookie of a sign-in at a provider that is under way: who comes back with it is who was sent
/// there. It holds a secret, when it was made, for which reader it links (0 for a sign-in) and
/// where to go after, with a code over all that only this process makes.
public final class SignInTicket {
  private static final String PLAIN = "openid";
  private static final String SECURE = "__Host-openid";
  private static final Duration VALID = Duration.ofMinutes(10);
  private static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9_-]{43})\\.(\\d{1,15})\\.(\\d{1,15})\\.([A-Za-z0-9_-]{0,6000})\\.([A-Za-z0-9_-]{43})");

  private final SecureRandom random = new SecureRandom();
  private final byte[] key = new byte[BYTES];

  public SignInTicket() {
    random.nextBytes(key);
  }

  /// The key of this process, for what else is made of the secret.
  public byte[] key() {
    return key.clone();
  }

  /// A sign-in under way.
  ///
  /// @param secret of the browser
  /// @param reader whose account is linked; 0 for a sign-in
  /// @param back path of this server to go to after
  public record Ticket(String secret, long reader, String back) {
    /// Without the secret.
    @Override
    public String toString() {
      return "Ticket[" + reader + ", " + back + "]";
    }
  }

  /// A new one.
  public Ticket fresh(long reader, String back) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return new Ticket(encode(secret), reader, back);
  }

  /// `Set-Cookie` for it. It comes along when the provider sends the browser back, which another
  /// site does: hence not `Strict`.
  public String cookie(RequestContext context, Ticket ticket) {
    String told =
        ticket.secret()
            + "."
            + context.now().getEpochSecond()
            + "."
            + ticket.reader()
            + "."
            + encode(ticket.back().getBytes(StandardCharsets.UTF_8));
    return cookie(context, told + "." + mac(told), VALID.toSeconds());
  }

  /// `Set-Cookie` for none.
  public String none(RequestContext context) {
    return cookie(context, "", 0);
  }

  private static String cookie(RequestContext context, String value, long seconds) {
    return name(context)
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
        + seconds
        + (context.isSecure() ? "; Secure" : "");
  }

  private static String name(RequestContext context) {
    return context.isSecure() ? SECURE : PLAIN;
  }

  /// The one the browser sent; empty when it is none of ours, or too old.
  public Optional<Ticket> of(RequestContext context) {
    return context
        .cookie(name(context))
        .map(FORM::matcher)
        .filter(form -> form.matches())
        .filter(form -> same(form.group(5), mac(form.group().substring(0, form.start(5) - 1))))
        .filter(form -> isOfNow(Long.parseLong(form.group(2)), context.now()))
        .map(
            form ->
                new Ticket(
                    form.group(1),
                    Long.parseLong(form.group(3)),
                    BackPath.ours(
                        new String(
                            Base64.getUrlDecoder().decode(form.group(4)), StandardCharsets.UTF_8),
                        "/")));
  }

  private static boolean isOfNow(long seconds, Instant now) {
    Instant made = Instant.ofEpochSecond(seconds);
    return !made.isAfter(now) && made.plus(VALID).isAfter(now);
  }

  private String mac(String told) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return encode(mac.doFinal(("ticket " + told).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
