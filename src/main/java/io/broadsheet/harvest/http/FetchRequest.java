package io.broadsheet.harvest.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/// One GET.
///
/// @param limit the name of the rate limit the caller is held to
/// @param readable statuses besides 200 whose body the caller wants to read; never one of those
///   that mean "slow down"
/// @param headers besides those that [Fetcher] sends always
public record FetchRequest(
    URI uri,
    String limit,
    Validators validators,
    Set<Integer> readable,
    Map<String, String> headers) {
  public FetchRequest {
    requireNonNull(uri, "uri is null");
    requireNonNull(limit, "limit is null");
    requireNonNull(validators, "validators is null");
    readable = Set.copyOf(readable);
    headers = Map.copyOf(headers);
  }

  public static FetchRequest of(URI uri, String limit) {
    return new FetchRequest(uri, limit, Validators.NONE, Set.of(), Map.of());
  }

  /// Asks only for what has changed; the reader then also sees 304, with an empty body.
  public FetchRequest ifChangedSince(Validators known) {
    return new FetchRequest(uri, limit, known, readable, headers);
  }

  public FetchRequest alsoReading(Integer... statuses) {
    return new FetchRequest(uri, limit, validators, Set.of(statuses), headers);
  }

  public FetchRequest withHeader(String name, String value) {
    return new FetchRequest(uri, limit, validators, readable, Map.of(name, value));
  }
}
