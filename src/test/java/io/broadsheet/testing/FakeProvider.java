package io.broadsheet.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadsheet.reader.openid.OpenIdConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A provider of OpenID Connect with real keys on a free port, as strict as a good one: it knows
/// one client, its one redirect address, and takes each code once with its verifier. A test makes
/// it say what an attacker would like.
public final class FakeProvider implements AutoCloseable {
  public static final String CLIENT = "broadsheet";
  public static final String SECRET = "top:secret/+ü";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RSAKey RSA = rsa("rsa-1");
  private static final ECKey EC = ec("ec-1");

  private final HttpServer server;
  private final Clock clock;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final AtomicInteger counter = new AtomicInteger();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private volatile String subject = "subject-1";
  private volatile String redirect = "";
  private volatile List<JWK> published = List.of(RSA.toPublicJWK(), EC.toPublicJWK());
  private volatile Consumer<JWTClaimsSet.Builder> claims = builder -> {};
  private volatile Function<JWTClaimsSet, String> signer = set -> sign(RSA, set);
  private volatile UnaryOperator<String> keys = text -> text;
  private volatile Consumer<Map<String, Object>> metadata = map -> {};

  public FakeProvider(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", this::describe);
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.createContext(
        "/keys", exchange -> answer(exchange, 200, keys.apply(new JWKSet(published).toString())));
    server.start();
  }

  public static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public RSAKey rsa() {
    return RSA;
  }

  public ECKey ec() {
    return EC;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String issuer() {
    return "http://127.0.0.1:" + port();
  }

  /// As the operator would set it up.
  public OpenIdConfig config(boolean matchMail) {
    return new OpenIdConfig(
        URI.create(issuer()), CLIENT, SECRET, "Example ID", true, matchMail, false);
  }

  /// How often an address of it was asked.
  public int asked(String path) {
    return asked.getOrDefault(path, new AtomicInteger()).get();
  }

  /// Who signs in there next.
  public void user(String name) {
    subject = name;
  }

  /// The one address that readers are sent back to.
  public void registered(String address) {
    redirect = address;
  }

  /// Changes what tokens say.
  public void claims(Consumer<JWTClaimsSet.Builder> change) {
    claims = change;
  }

  /// Signs tokens in another way.
  public void signer(Function<JWTClaimsSet, String> other) {
    signer = other;
  }

  /// Publishes other keys.
  public void publish(JWK... other) {
    List<JWK> open = new ArrayList<>();
    for (JWK key : other) {
      open.add(key.toPublicJWK());
    }
    published = open;
  }

  /// Changes the document of keys.
  public void keys(UnaryOperator<String> change) {
    keys = change;
  }

  /// Changes what it says of itself.
  public void metadata(Consumer<Map<String, Object>> change) {
    metadata = change;
  }

  public static String sign(JWK key, JWTClaimsSet set) {
    try {
      JWSAlgorithm algorithm = key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
      JWSSigner with =
          key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), set);
      token.sign(with);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void describe(HttpExchange exchange) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("issuer", issuer());
    map.put("authorization_endpoint", issuer() + "/authorize?tenant=a");
    map.put("token_endpoint", issuer() + "/token");
    map.put("jwks_uri", issuer() + "/keys");
    map.put("authorization_response_iss_parameter_supported", true);
    metadata.accept(map);
    answer(exchange, 200, JSON.writeValueAsString(map));
  }

  /// What the page of the provider does once somebody has signed in there.
  ///
  /// @return where it sends the browser
  public String signIn(String authorization) {
    Map<String, String> query = form(URI.create(authorization).getRawQuery());
    if (!query.get("redirect_uri").equals(redirect)
        || !CLIENT.equals(query.get("client_id"))
        || !"code".equals(query.get("response_type"))
        || !"S256".equals(query.get("code_challenge_method"))
        || !query.getOrDefault("scope", "").contains("openid")) {
      throw new IllegalArgumentException("a good provider refuses this: " + query);
    }
    String code = "code-" + counter.incrementAndGet();
    codes.put(code, query);
    return redirect
        + "?code="
        + code
        + "&state="
        + query.get("state")
        + "&iss="
        + URLEncoder.encode(issuer(), StandardCharsets.UTF_8);
  }

  private void authorize(HttpExchange exchange) throws IOException {
    try {
      exchange
          .getResponseHeaders()
          .set("Location", signIn(issuer() + exchange.getRequestURI().toString()));
      answer(exchange, 302, "");
    } catch (IllegalArgumentException refused) {
      answer(exchange, 400, "refused");
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> sent =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> query = codes.remove(sent.getOrDefault("code", ""));
    String pair =
        URLEncoder.encode(CLIENT, StandardCharsets.UTF_8)
            + ":"
            + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "{\"error\":\"invalid_client\"}");
      return;
    }
    if (query == null
        || !"authorization_code".equals(sent.get("grant_type"))
        || !query.get("redirect_uri").equals(sent.get("redirect_uri"))
        || !query.get("code_challenge").equals(hash(sent.getOrDefault("code_verifier", "")))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    Instant now = clock.instant();
    JWTClaimsSet.Builder set =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(subject)
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
            .claim("nonce", query.get("nonce"))
            .claim("name", "Ada Lovelace")
            .claim("preferred_username", "Ada")
            .claim("email", "ada@example.org")
            .claim("email_verified", true);
    claims.accept(set);
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("access_token", "unused");
    reply.put("token_type", "Bearer");
    reply.put("id_token", signer.apply(set.build()));
    answer(exchange, 200, JSON.writeValueAsString(reply));
  }

  private static String hash(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The fields of a query string or a form.
  public static Map<String, String> form(String raw) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(
          parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    return fields;
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    asked
        .computeIfAbsent(exchange.getRequestURI().getPath(), _ -> new AtomicInteger())
        .incrementAndGet();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
