package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.post.AlertStore;
import io.broadsheet.post.DigestStore;
import io.broadsheet.post.Digests;
import io.broadsheet.post.MailStore;
import io.broadsheet.post.OutboxStore;
import io.broadsheet.post.Questions;
import io.broadsheet.post.webhook.Webhooks;
import java.util.Optional;

/// What readers' mail works with.
///
/// @param sends whether this server is set up to send mail
/// @param limit slows down who asks for new passwords
/// @param webhooks empty where they are switched off
/// @param subscriptions empty where mail goes to readers with an account alone
public record PostServices(
    boolean sends,
    MailStore addresses,
    DigestStore choices,
    AlertStore alerts,
    Digests digests,
    OutboxStore outbox,
    Questions questions,
    SignInLimit limit,
    Optional<Webhooks> webhooks,
    Optional<SubscriptionServices> subscriptions) {
  public PostServices {
    requireNonNull(addresses, "addresses is null");
    requireNonNull(choices, "choices is null");
    requireNonNull(alerts, "alerts is null");
    requireNonNull(digests, "digests is null");
    requireNonNull(outbox, "outbox is null");
    requireNonNull(questions, "questions is null");
    requireNonNull(limit, "limit is null");
    requireNonNull(webhooks, "webhooks is null");
    requireNonNull(subscriptions, "subscriptions is null");
  }
}
