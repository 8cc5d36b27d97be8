package io.broadsheet.outbound;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One request.
///
/// @param method GET or POST
/// @param headers besides those that every request has
/// @param body empty for a GET
public record OutboundRequest(String method, URI uri, Map<String, String> headers, byte[] body) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,60}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,4000}");

  /// @throws IllegalArgumentException when a header could be read as more than one
  public OutboundRequest {
    requireNonNull(uri, "uri is null");
    requireNonNull(body, "body is null");
    headers = Map.copyOf(headers);
    if (!method.equals("GET") && !method.equals("POST")) {
      throw new IllegalArgumentException("not GET or POST: " + method);
    }
    headers.forEach(
        (name, value) -> {
          if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("no header of one line: " + name);
          }
        });
  }

  public static OutboundRequest get(URI uri, Map<String, String> headers) {
    return new OutboundRequest("GET", uri, headers, new byte[0]);
  }

  public static OutboundRequest post(URI uri, Map<String, String> headers, byte[] body) {
    return new OutboundRequest("POST", uri, headers, body);
  }

  /// The answer to one.
  ///
  /// @param headers by their names in lower case, the first of each name
  /// @param body at most as long as the limits say
  public record Answer(int status, Map<String, String> headers, byte[] body) {
    public Answer {
      headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }
}
