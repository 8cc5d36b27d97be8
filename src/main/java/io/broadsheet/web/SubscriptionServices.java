package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.post.MailStore;
import io.broadsheet.post.Subscription;
import io.broadsheet.post.SubscriptionStore;
import io.broadsheet.post.Subscriptions;
import java.util.Optional;

/// What mail without an account works with.
///
/// @param limit slows down who asks for it
public record SubscriptionServices(
    Subscriptions subscriptions, MailStore addresses, SignInLimit limit) {
  public SubscriptionServices {
    requireNonNull(subscriptions, "subscriptions is null");
    requireNonNull(addresses, "addresses is null");
    requireNonNull(limit, "limit is null");
  }

  /// The confirmed subscription whose letters have this link; empty when there is none.
  public Optional<Subscription> link(String secret) {
    return addresses
        .link(secret)
        .filter(link -> link.kind().isList())
        .flatMap(link -> store().of(link.reader()))
        .filter(Subscription::confirmed);
  }

  public SubscriptionStore store() {
    return subscriptions.store();
  }
}
