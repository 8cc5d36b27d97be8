package io.broadsheet.reader.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.broadsheet.testing.FakeProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/// Tokens that say what a provider would, and that it did not sign.
final class Forgeries {
  /// Of the same name as the provider's.
  static final RSAKey STRANGER = FakeProvider.rsa("rsa-1");

  private Forgeries() {}

  static String headed(JWSHeader header, RSAKey key, JWTClaimsSet set) {
    try {
      SignedJWT token = new SignedJWT(header, set);
      token.sign(new RSASSASigner(key, true));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hmac(byte[] secret, String kid, JWTClaimsSet set) {
    try {
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), set);
      token.sign(new MACSigner(secret));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String withoutSignature(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Named<Function<FakeProvider, Function<JWTClaimsSet, String>>>> all() {
    return Stream.of(
        Named.of("not signed", p -> set -> new PlainJWT(set).serialize()),
        Named.of(
            "alg none with a key's name",
            p ->
                set ->
                    encoded("{\"alg\":\"none\",\"kid\":\"rsa-1\"}")
                        + "."
                        + encoded(set.toString())
                        + "."),
        Named.of(
            "signature cut off", p -> set -> withoutSignature(FakeProvider.sign(p.rsa(), set))),
        Named.of(
            "alg nOnE",
            p -> set -> encoded("{\"alg\":\"nOnE\"}") + "." + encoded(set.toString()) + "."),
        Named.of(
            "HMAC with the public key",
            p ->
                set -> {
                  try {
                    return hmac(p.rsa().toRSAPublicKey().getEncoded(), "rsa-1", set);
                  } catch (JOSEException e) {
                    throw new IllegalStateException(e);
                  }
                }),
        Named.of(
            "HMAC with the public key as published",
            p ->
                set ->
                    hmac(
                        p.rsa().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                        "rsa-1",
                        set)),
        Named.of(
            "HMAC with the client's secret",
            p ->
                set ->
                    hmac(
                        FakeProvider.SECRET.repeat(4).getBytes(StandardCharsets.UTF_8), null, set)),
        Named.of("a stranger's key of the same name", p -> set -> FakeProvider.sign(STRANGER, set)),
        Named.of(
            "a key that the token brings along",
            p ->
                set ->
                    headed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .jwk(STRANGER.toPublicJWK())
                            .build(),
                        STRANGER,
                        set)),
        Named.of(
            "a key behind an address of the token",
            p ->
                set ->
                    headed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("rsa-1")
                            .jwkURL(URI.create(p.issuer() + "/stolen"))
                            .build(),
                        STRANGER,
                        set)),
        Named.of(
            "another algorithm of the same key",
            p ->
                set ->
                    headed(
                        new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("rsa-1").build(),
                        p.rsa(),
                        set)),
        Named.of(
            "critical headers",
            p ->
                set ->
                    headed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("rsa-1")
                            .criticalParams(Set.of("exp"))
                            .customParam("exp", 1)
                            .build(),
                        p.rsa(),
                        set)),
        Named.of(
            "the signature of another token",
            p ->
                set -> {
                  String mine = FakeProvider.sign(p.rsa(), set);
                  JWTClaimsSet other = new JWTClaimsSet.Builder(set).subject("admin").build();
                  String his = FakeProvider.sign(p.rsa(), other);
                  return withoutSignature(his) + mine.substring(mine.lastIndexOf('.') + 1);
                }),
        Named.of(
            "zeros for an ES256 signature",
            p ->
                set -> {
                  String token = FakeProvider.sign(p.ec(), set);
                  byte[] zeros = new byte[64];
                  return withoutSignature(token)
                      + Base64.getUrlEncoder().withoutPadding().encodeToString(zeros);
                }),
        Named.of("no token", p -> set -> ""),
        Named.of("garbage", p -> set -> "a.b.c"),
        Named.of("too many parts", p -> set -> FakeProvider.sign(p.rsa(), set) + ".x.y"));
  }
}
