package io.broadsheet.reader.openid;

import io.broadsheet.outbound.AddressGuard;
import io.broadsheet.outbound.GuardedClient;
import io.broadsheet.outbound.OutboundPolicy;
import io.broadsheet.reader.openid.OpenIdException.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signing in with the configured provider: where to send a reader, and who came back. Safe for use
/// by many threads.
public final class OpenId {
  private static final Logger LOG = LoggerFactory.getLogger(OpenId.class);

  /// More than any provider's keys need.
  private static final int LARGEST_ANSWER = 256 << 10;

  private static final int LONGEST_CODE = 4_000;

  private final OpenIdConfig config;
  private final OpenIdStore store;
  private final Provider provider;
  private final IdTokens tokens;

  public OpenId(OpenIdConfig config, OpenIdStore store, GuardedClient client, Clock clock) {
    this.config = config;
    this.store = store;
    this.provider = new Provider(config, client, clock);
    this.tokens = new IdTokens(config, provider, clock);
  }

  /// A client for a provider: its addresses may be in the operator's own network when the issuer's
  /// is, and in the clear when it is too.
  public static GuardedClient client(OpenIdConfig config, String userAgent) {
    String host = config.issuer().getHost().replaceAll("^\\[|]$", "");
    boolean inside = config.privateAllowed() || AddressGuard.system(true).isPrivate(host);
    if ("http".equals(config.issuer().getScheme()) && !inside) {
      LOG.warn("{} is not asked: outside your own network oidc.issuer begins with https:", host);
    }
    boolean plain = inside && "http".equals(config.issuer().getScheme());
    return new GuardedClient(
        AddressGuard.system(inside),
        new OutboundPolicy(inside, plain),
        new GuardedClient.Limits(Duration.ofSeconds(5), Duration.ofSeconds(10), LARGEST_ANSWER),
        userAgent);
  }

  public OpenIdConfig config() {
    return config;
  }

  public OpenIdStore store() {
    return store;
  }

  /// Where a reader is sent to sign in.
  ///
  /// @param redirect where the provider sends them back to
  /// @throws OpenIdException of kind UNREACHABLE
  public URI authorization(SignInProof proof, String redirect) throws OpenIdException {
    URI endpoint = provider.metadata().authorization();
    Map<String, String> query = new TreeMap<>();
    query.put("response_type", "code");
    query.put("client_id", config.clientId());
    query.put("redirect_uri", redirect);
    query.put("scope", "openid profile email");
    query.put("state", proof.state());
    query.put("nonce", proof.nonce());
    query.put("code_challenge", proof.challenge());
    query.put("code_challenge_method", "S256");
    String joined =
        query.entrySet().stream()
            .map(one -> one.getKey() + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + joined);
  }

  /// Who came back.
  ///
  /// @param code that the provider gave them
  /// @param issuer as the provider named itself; empty when it did not
  /// @param redirect the same as before
  public Identity identity(SignInProof proof, String code, String issuer, String redirect)
      throws OpenIdException {
    boolean named = !issuer.isEmpty() || provider.metadata().namesItself();
    if (named && !issuer.equals(config.issuer().toString())) {
      throw new OpenIdException(Kind.UNTRUSTED, "another provider sent the reader back");
    }
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      throw new OpenIdException(Kind.REFUSED, "the provider sent no code");
    }
    return tokens.check(provider.idToken(code, redirect, proof.verifier()), proof.nonce());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
