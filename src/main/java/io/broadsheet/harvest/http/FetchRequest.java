package io.broadsheet.harvest.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Set;

/// One GET.
///
/// @param uri may be shown in messages
/// @param limit the name of the rate limit the caller is held to
/// @param readable statuses besides 200 whose body the caller wants to read; never one of those
///   that mean "slow down"
/// @param secret more of the query (`api_key=…`), encoded, sent to the host of `uri` alone and
///   never shown; empty for none
public record FetchRequest(
    URI uri, String limit, Validators validators, Set<Integer> readable, String secret) {
  public FetchRequest {
    requireNonNull(uri, "uri is null");
    requireNonNull(limit, "limit is null");
    requireNonNull(validators, "validators is null");
    requireNonNull(secret, "secret is null");
    readable = Set.copyOf(readable);
  }

  public static FetchRequest of(URI uri, String limit) {
    return new FetchRequest(uri, limit, Validators.NONE, Set.of(), "");
  }

  /// Asks only for what has changed; the reader then also sees 304, with an empty body.
  public FetchRequest ifChangedSince(Validators known) {
    return new FetchRequest(uri, limit, known, readable, secret);
  }

  public FetchRequest alsoReading(Integer... statuses) {
    return new FetchRequest(uri, limit, validators, Set.of(statuses), secret);
  }

  public FetchRequest withSecret(String query) {
    return new FetchRequest(uri, limit, validators, readable, query);
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "GET " + uri;
  }
}
