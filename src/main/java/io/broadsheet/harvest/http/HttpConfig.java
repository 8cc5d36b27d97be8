package io.broadsheet.harvest.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// How we appear to upstreams and what we take from them.
///
/// @param product name and version, first in the User-Agent
/// @param contact an e-mail address or URL where an upstream's operator finds us; empty for none
/// @param connectTimeout for the connection
/// @param replyTimeout from the request to the end of the reply
/// @param largestReply in bytes, decompressed
public record HttpConfig(
    String product,
    String contact,
    Duration connectTimeout,
    Duration replyTimeout,
    long largestReply) {
  /// @throws IllegalArgumentException when a value cannot be sent in a header or is out of range
  public HttpConfig {
    requireNonNull(connectTimeout, "connectTimeout is null");
    requireNonNull(replyTimeout, "replyTimeout is null");
    if (!product.matches("[\\x21-\\x7e]{1,100}")) {
      throw new IllegalArgumentException("product is not a printable word: " + product);
    }
    if (!contact.matches("[\\x21-\\x7e]{0,200}")) {
      throw new IllegalArgumentException(
          "contact is not an e-mail address or URL without blanks: " + contact);
    }
    if (!connectTimeout.isPositive() || !replyTimeout.isPositive() || largestReply < 1) {
      throw new IllegalArgumentException("timeouts and largestReply must be positive");
    }
  }

  public static HttpConfig standard(String contact) {
    return new HttpConfig(
        "Broadsheet/0.1", contact, Duration.ofSeconds(20), Duration.ofMinutes(5), 256L << 20);
  }

  String userAgent() {
    return contact.isEmpty()
        ? product
        : product + " (+" + (contact.contains("@") ? "mailto:" : "") + contact + ")";
  }
}
