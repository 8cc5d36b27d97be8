package io.broadsheet.post.webhook;

import io.broadsheet.reader.ReaderId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a reader has new papers sent.
///
/// @param number names it in forms
/// @param failingSince the first failure after the last success; null while it works
/// @param disabledAt when it had failed for too long; null while it is tried
/// @param disabledWhy the last answer, then
public record Webhook(
    long number,
    ReaderId reader,
    String url,
    Instant madeAt,
    @Nullable Instant failingSince,
    @Nullable Instant disabledAt,
    @Nullable String disabledWhy) {

  /// Its host, to tell it from others; an address of a chat service is itself a secret.
  public String host() {
    URI uri = URI.create(url);
    return uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
  }

  public boolean disabled() {
    return disabledAt != null;
  }

  /// Without the address, which may hold a secret.
  @Override
  public String toString() {
    return "Webhook[" + number + " of reader " + reader + "]";
  }
}
