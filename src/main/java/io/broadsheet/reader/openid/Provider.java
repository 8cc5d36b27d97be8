package io.broadsheet.reader.openid;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.broadsheet.outbound.GuardedClient;
import io.broadsheet.outbound.OutboundException;
import io.broadsheet.outbound.OutboundRequest;
import io.broadsheet.outbound.OutboundRequest.Answer;
import io.broadsheet.reader.openid.OpenIdException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The provider, asked over the guarded client: what it says of itself and its keys are kept for an
/// hour; keys are asked for anew when a token names one that is not known, once a minute at the
/// most. A provider that gives no answer is left in peace for a moment: whoever signs in meanwhile
/// is told at once instead of waiting in line. Safe for use by many threads.
final class Provider {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration KEYS_EVERY = Duration.ofMinutes(1);
  private static final Duration IN_PEACE = Duration.ofSeconds(15);
  private static final int MOST_KEYS = 100;
  private static final int OK = 200;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build())
              .build());

  private final OpenIdConfig config;
  private final GuardedClient client;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ProviderMetadata metadata;
  private Instant metadataAt = Instant.MIN;
  private List<JWK> keys = List.of();
  private Instant keysAt = Instant.MIN;
  private Instant failedAt = Instant.MIN;
  private String failure = "";

  Provider(OpenIdConfig config, GuardedClient client, Clock clock) {
    this.config = config;
    this.client = client;
    this.clock = clock;
  }

  /// What it says of itself.
  ProviderMetadata metadata() throws OpenIdException {
    lock.lock();
    try {
      ProviderMetadata known = metadata;
      if (known != null && clock.instant().isBefore(metadataAt.plus(KEPT))) {
        return known;
      }
      String base = config.issuer().toString().replaceAll("/$", "");
      URI uri = URI.create(base + "/.well-known/openid-configuration");
      ProviderMetadata fresh = unlessSilent(() -> ProviderMetadata.of(config, get(uri)));
      metadata = fresh;
      metadataAt = clock.instant();
      return fresh;
    } finally {
      lock.unlock();
    }
  }

  /// Its public keys.
  ///
  /// @param anew whether they may be asked for again though they are kept
  List<JWK> keys(boolean anew) throws OpenIdException {
    URI uri = metadata().keys();
    lock.lock();
    try {
      Duration kept = anew ? KEYS_EVERY : KEPT;
      if (keysAt.equals(Instant.MIN) || !clock.instant().isBefore(keysAt.plus(kept))) {
        keys = unlessSilent(() -> parse(get(uri)));
        keysAt = clock.instant();
      }
      return keys;
    } finally {
      lock.unlock();
    }
  }

  /// Asks, unless the provider could not be asked a moment ago. Under the lock.
  private <T> T unlessSilent(Question<T> question) throws OpenIdException {
    if (failedAt.isAfter(clock.instant().minus(IN_PEACE))) {
      throw new OpenIdException(Kind.UNREACHABLE, "a moment ago: " + failure);
    }
    try {
      return question.ask();
    } catch (OpenIdException silent) {
      failedAt = clock.instant();
      failure = String.valueOf(silent.getMessage());
      throw silent;
    }
  }

  /// Something that the provider is asked.
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws OpenIdException;
  }

  private static List<JWK> parse(JsonNode document) throws OpenIdException {
    try {
      List<JWK> parsed = JWKSet.parse(document.toString()).getKeys();
      if (parsed.size() > MOST_KEYS) {
        throw new OpenIdException(Kind.UNREACHABLE, "the provider has too many keys");
      }
      return List.copyOf(parsed);
    } catch (ParseException | IllegalArgumentException wrong) {
      throw new OpenIdException(Kind.UNREACHABLE, "the provider's keys cannot be read", wrong);
    }
  }

  /// Turns a code into an ID token.
  ///
  /// @param redirect the address that the code came to
  /// @param verifier whose hash the code was asked for with
  /// @return as the provider sent it: nothing in it is to be believed yet
  String idToken(String code, String redirect, String verifier) throws OpenIdException {
    ProviderMetadata known = metadata();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirect);
    form.put("code_verifier", verifier);
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    if (config.clientSecret().isEmpty() || known.secretInBody()) {
      form.put("client_id", config.clientId());
    }
    if (!config.clientSecret().isEmpty()) {
      if (known.secretInBody()) {
        form.put("client_secret", config.clientSecret());
      } else {
        String pair = encode(config.clientId()) + ":" + encode(config.clientSecret());
        byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
        headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
      }
    }
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    Answer answer =
        send(OutboundRequest.post(known.token(), headers, body.getBytes(StandardCharsets.UTF_8)));
    if (answer.status() == 400 || answer.status() == 401) {
      throw new OpenIdException(
          Kind.REFUSED, "the provider refused the code, with status " + answer.status());
    }
    String token = json(known.token(), answer).path("id_token").asText();
    if (token.isEmpty()) {
      throw new OpenIdException(Kind.UNTRUSTED, "the provider sent no ID token");
    }
    return token;
  }

  private JsonNode get(URI uri) throws OpenIdException {
    return json(uri, send(OutboundRequest.get(uri, Map.of("Accept", "application/json"))));
  }

  private Answer send(OutboundRequest request) throws OpenIdException {
    try {
      return client.send(request);
    } catch (OutboundException none) {
      throw new OpenIdException(
          Kind.UNREACHABLE,
          "the provider at " + request.uri().getHost() + " gave no answer: " + none.getMessage(),
          none);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new OpenIdException(Kind.UNREACHABLE, "this server is ending", ending);
    }
  }

  private static JsonNode json(URI uri, Answer answer) throws OpenIdException {
    if (answer.status() != OK) {
      throw new OpenIdException(
          Kind.UNREACHABLE, "the provider at " + uri.getHost() + " answered " + answer.status());
    }
    try {
      JsonNode tree = JSON.readTree(answer.body());
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (IOException notJson) {
      throw new OpenIdException(
          Kind.UNREACHABLE, "the provider at " + uri.getHost() + " sent no JSON", notJson);
    }
    throw new OpenIdException(
        Kind.UNREACHABLE, "the provider at " + uri.getHost() + " sent no JSON object");
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
