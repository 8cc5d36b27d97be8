package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a handler answers; [Dispatcher] adds the security headers, ETag and compression, and leaves
/// the body out where HTTP says so.
///
/// @param contentType with its charset for text
/// @param body not copied: do not change it
/// @param headers in addition to the usual ones; several cookies are lines of one value
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
  public static final String HTML = "text/html; charset=utf-8";
  public static final String TEXT = "text/plain; charset=utf-8";
  public static final String JSON = "application/json";
  public static final String PROBLEM = "application/problem+json";

  public Reply {
    requireNonNull(contentType, "contentType is null");
    requireNonNull(body, "body is null");
    headers = Map.copyOf(headers);
  }

  public static Reply of(String contentType, byte[] body) {
    return new Reply(200, contentType, body, Map.of());
  }

  public static Reply text(String text) {
    return of(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply json(byte[] json) {
    return of(JSON, json);
  }

  /// 302 to a path of this server or an absolute URL made by it.
  public static Reply redirect(String location) {
    return new Reply(302, TEXT, new byte[0], Map.of("Location", location));
  }

  public Reply withStatus(int newStatus) {
    return new Reply(newStatus, contentType, body, headers);
  }

  /// With a cookie besides those it has.
  ///
  /// @param cookie value of `Set-Cookie`, of one line
  public Reply withCookie(String cookie) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.merge("Set-Cookie", cookie, (one, other) -> one + "\n" + other);
    return new Reply(status, contentType, body, more);
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, contentType, body, more);
  }
}
