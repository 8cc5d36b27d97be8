package io.broadsheet.post;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How mail is sent.
///
/// @param host of the mail server; empty for none, and no mail
/// @param user empty to sign in nowhere
/// @param from whom the mail is from; null when there is no mail server
/// @param perMinute letters to one domain in a minute, 1 or more
/// @param baseUrl what links begin with, without a slash at the end
public record PostConfig(
    String host,
    int port,
    Security security,
    String user,
    String password,
    @Nullable MailAddress from,
    String fromName,
    int perMinute,
    String baseUrl) {
  /// How the connection is kept from listeners.
  public enum Security {
    /// Encrypted after the greeting; without that nothing is sent.
    STARTTLS,
    /// Encrypted from the start.
    TLS,
    /// In the clear, for a server on this machine.
    NONE
  }

  /// @throws IllegalArgumentException when there is a mail server and nobody the mail is from
  public PostConfig {
    requireNonNull(security, "security is null");
    if (!host.isEmpty() && from == null) {
      throw new IllegalArgumentException("mail.host is set and mail.from is not");
    }
    if (perMinute < 1) {
      throw new IllegalArgumentException("mail.per-minute is below 1");
    }
  }

  /// Of a server that sends no mail.
  public static PostConfig none(String baseUrl) {
    return new PostConfig("", 0, Security.STARTTLS, "", "", null, "", 60, baseUrl);
  }

  /// Whether mail is sent at all.
  public boolean sends() {
    return !host.isEmpty();
  }

  /// What the identifiers of letters and lists end in.
  public String domain() {
    if (from != null) {
      return from.domain();
    }
    String named = Optional.ofNullable(URI.create(baseUrl).getHost()).orElse("localhost");
    return named.matches("[A-Za-z0-9.-]+") ? named : "localhost";
  }

  /// Without the password: it comes into logs by this.
  @Override
  public String toString() {
    return "PostConfig[" + host + ":" + port + ", " + security + ", from " + from + "]";
  }
}
