package io.broadsheet.reader.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.broadsheet.reader.openid.OpenIdException.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks ID tokens (OpenID Connect Core 1.0, §3.1.3.7): signed by a key of the provider with RS256
/// or ES256, by this issuer, for this client, for this very sign-in, and of now. The kind of key
/// decides which algorithm will do, so that a public key is never taken for the secret of an HMAC;
/// unsigned tokens are none.
final class IdTokens {
  private static final Duration SKEW = Duration.ofMinutes(1);

  /// A token is made when the code is turned into it, seconds ago.
  private static final Duration OLDEST = Duration.ofMinutes(10);

  private static final int LONGEST = 64 << 10;
  private static final int LONGEST_SUBJECT = 255;
  private static final int LEAST_RSA_BITS = 2048;
  private static final int MOST_RSA_BITS = 8192;
  private static final Set<JWSAlgorithm> TAKEN = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private final OpenIdConfig config;
  private final Provider provider;
  private final Clock clock;

  IdTokens(OpenIdConfig config, Provider provider, Clock clock) {
    this.config = config;
    this.provider = provider;
    this.clock = clock;
  }

  /// Who the token is about.
  ///
  /// @param nonce of this sign-in
  /// @throws OpenIdException of kind UNTRUSTED saying what is wrong, or UNREACHABLE when the keys
  ///   cannot be had
  Identity check(String token, String nonce) throws OpenIdException {
    try {
      require(token.length() <= LONGEST, "it is too long");
      SignedJWT signed = SignedJWT.parse(token);
      JWSHeader header = signed.getHeader();
      require(TAKEN.contains(header.getAlgorithm()), "its algorithm is " + header.getAlgorithm());
      require(header.getCriticalParams() == null, "it has critical headers");
      require(isSigned(signed, keys(header)), "no key of the provider signed it");
      return check(signed.getJWTClaimsSet(), nonce);
    } catch (ParseException | JOSEException | RuntimeException garbage) {
      throw new OpenIdException(Kind.UNTRUSTED, "the ID token cannot be read", garbage);
    }
  }

  /// Keys that may have signed it: those it names, or all where it names none.
  private List<JWK> keys(JWSHeader header) throws OpenIdException {
    List<JWK> known = fitting(header, provider.keys(false));
    return known.isEmpty() ? fitting(header, provider.keys(true)) : known;
  }

  private static List<JWK> fitting(JWSHeader header, List<JWK> keys) {
    return keys.stream()
        .filter(key -> header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()))
        .filter(key -> key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        .filter(
            key -> key.getAlgorithm() == null || key.getAlgorithm().equals(header.getAlgorithm()))
        .filter(key -> isOfAlgorithm(key, header.getAlgorithm()))
        .toList();
  }

  private static boolean isOfAlgorithm(JWK key, JWSAlgorithm algorithm) {
    return switch (key) {
      case RSAKey rsa ->
          algorithm.equals(JWSAlgorithm.RS256)
              && rsa.size() >= LEAST_RSA_BITS
              && rsa.size() <= MOST_RSA_BITS;
      case ECKey ec -> algorithm.equals(JWSAlgorithm.ES256) && ec.getCurve().equals(Curve.P_256);
      default -> false;
    };
  }

  private static boolean isSigned(SignedJWT token, List<JWK> keys) throws JOSEException {
    for (JWK key : keys) {
      JWSVerifier verifier =
          key instanceof RSAKey rsa
              ? new RSASSAVerifier(rsa.toRSAPublicKey())
              : new ECDSAVerifier(key.toECKey().toECPublicKey());
      if (token.verify(verifier)) {
        return true;
      }
    }
    return false;
  }

  private Identity check(JWTClaimsSet claims, String nonce) throws OpenIdException, ParseException {
    String issuer = config.issuer().toString();
    require(issuer.equals(claims.getIssuer()), "it is of another issuer");
    require(claims.getAudience().contains(config.clientId()), "it is for another client");
    String party = claims.getStringClaim("azp");
    require(
        party == null ? claims.getAudience().size() == 1 : party.equals(config.clientId()),
        "it was made for another client");
    Instant now = clock.instant();
    require(instant(claims.getExpirationTime()).plus(SKEW).isAfter(now), "it has expired");
    Instant made = instant(claims.getIssueTime());
    require(!made.isAfter(now.plus(SKEW)), "it is of the future");
    require(!made.isBefore(now.minus(OLDEST)), "it is old");
    if (claims.getNotBeforeTime() != null) {
      require(!instant(claims.getNotBeforeTime()).isAfter(now.plus(SKEW)), "it is not valid yet");
    }
    require(
        same(nonce, Optional.ofNullable(claims.getStringClaim("nonce")).orElse("")),
        "it is of another sign-in");
    String subject = Optional.ofNullable(claims.getSubject()).orElse("");
    require(
        !subject.isBlank() && subject.length() <= LONGEST_SUBJECT, "it says of nobody who it is");
    Object verified = claims.getClaim("email_verified");
    return new Identity(
        issuer,
        subject,
        text(claims, "name"),
        text(claims, "preferred_username"),
        text(claims, "email"),
        Boolean.TRUE.equals(verified) || "true".equals(verified));
  }

  /// When a claim says; long ago where it is missing, so that the check fails.
  private static Instant instant(@Nullable Date date) {
    return date == null ? Instant.EPOCH : date.toInstant();
  }

  /// A claim that is shown and no more.
  private static String text(JWTClaimsSet claims, String name) {
    Object value = claims.getClaim(name);
    String text = value instanceof String said ? said : "";
    String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return clean.length() > LONGEST_SUBJECT ? clean.substring(0, LONGEST_SUBJECT) : clean;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static void require(boolean holds, String what) throws OpenIdException {
    if (!holds) {
      throw new OpenIdException(Kind.UNTRUSTED, "the ID token cannot be trusted: " + what);
    }
  }
}
