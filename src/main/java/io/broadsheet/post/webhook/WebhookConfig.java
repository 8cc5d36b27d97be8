package io.broadsheet.post.webhook;

import static java.util.Objects.requireNonNull;

import io.broadsheet.outbound.OutboundPolicy;

/// Whether requests are sent to readers' webhooks, and where they may go.
public record WebhookConfig(boolean enabled, OutboundPolicy policy) {
  public WebhookConfig {
    requireNonNull(policy, "policy is null");
  }
}
