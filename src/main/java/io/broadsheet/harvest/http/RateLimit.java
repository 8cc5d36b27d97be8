package io.broadsheet.harvest.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What one upstream allows. Requests under one limit go out one at a time.
///
/// @param name letters, digits and dashes; also the name of its file in the data folder
/// @param hosts a request to one of these hosts, or to a host under one of them, falls under this
///   limit whoever makes it
/// @param interval from the start of one request to the start of the next
/// @param tries of one request, 1 or more
/// @param patience the longest a caller is held; a longer wait is reported instead
public record RateLimit(
    String name, List<String> hosts, Duration interval, int tries, Duration patience) {

  /// arXiv's terms of use: one request every three seconds, one connection, for the API, OAI-PMH
  /// and feeds together. A tenth of a second is added because the server counts arrivals, and the
  /// network may bring two of them closer together than they set out.
  public static final RateLimit ARXIV =
      new RateLimit(
          "arxiv", List.of("arxiv.org"), Duration.ofMillis(3100), 7, Duration.ofMinutes(15));

  /// @throws IllegalArgumentException when a value is outside its range
  public RateLimit {
    requireNonNull(interval, "interval is null");
    requireNonNull(patience, "patience is null");
    hosts = List.copyOf(hosts);
    if (!name.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException("name is not letters, digits and dashes: " + name);
    }
    if (tries < 1 || interval.isNegative() || patience.isNegative()) {
      throw new IllegalArgumentException("tries, interval or patience out of range: " + name);
    }
  }

  /// One request a second, for an upstream that states no other limit.
  public static RateLimit courteous(String name, String... hosts) {
    return new RateLimit(name, List.of(hosts), Duration.ofSeconds(1), 6, Duration.ofMinutes(15));
  }

  public RateLimit withInterval(Duration value) {
    return new RateLimit(name, hosts, value, tries, patience);
  }

  boolean covers(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return hosts.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
  }
}
