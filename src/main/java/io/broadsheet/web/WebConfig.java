package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How the server listens.
///
/// @param host name or address to bind to
/// @param port 0 for any free one
/// @param publicUrl what links in feeds and mails begin with, without a slash at the end; null to
///   take it from each request
/// @param maxConcurrentRequests requests worked on at once; more wait for up to a second and are
///   then turned away with 503
/// @param zone the zone in which times are shown
public record WebConfig(
    String host, int port, @Nullable URI publicUrl, int maxConcurrentRequests, ZoneId zone) {
  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_PORT = 8080;
  public static final int DEFAULT_MAX_CONCURRENT_REQUESTS = 64;

  /// @throws IllegalArgumentException when a number is out of range or the URL is not a web address
  public WebConfig {
    requireNonNull(host, "host is null");
    requireNonNull(zone, "zone is null");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + "; it must be from 0 to 65535");
    }
    if (maxConcurrentRequests < 1) {
      throw new IllegalArgumentException(
          "maxConcurrentRequests is " + maxConcurrentRequests + "; it must be 1 or more");
    }
    if (publicUrl != null
        && (publicUrl.getHost() == null
            || !("http".equals(publicUrl.getScheme()) || "https".equals(publicUrl.getScheme())))) {
      throw new IllegalArgumentException(
          "publicUrl is " + publicUrl + "; it must begin with http:// or https:// and a host");
    }
  }

  public static WebConfig local(int port, ZoneId zone) {
    return new WebConfig(DEFAULT_HOST, port, null, DEFAULT_MAX_CONCURRENT_REQUESTS, zone);
  }
}
