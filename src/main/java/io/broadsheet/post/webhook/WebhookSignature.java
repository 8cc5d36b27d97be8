package io.broadsheet.post.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/// The header fields by which a receiver tells that a message is ours, and of now: those of the
/// Standard Webhooks specification, 1.0.0, for which there are libraries in many languages. Signed
/// is `ID.TIMESTAMP.BODY`.
public final class WebhookSignature {
  /// What secrets begin with.
  static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  /// The fields of a message.
  ///
  /// @param secret as shown to the reader
  /// @param id of the delivery
  /// @param body exactly as it is sent
  public static Map<String, String> of(String secret, String id, Instant at, String body) {
    String timestamp = Long.toString(at.getEpochSecond());
    byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        "v1," + Base64.getEncoder().encodeToString(WebhookKey.mac(key, signed)));
  }
}
