package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.post.Subscription;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.InterfaceLanguage;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SubscriptionServices;
import java.util.List;
import java.util.Locale;

/// `/subscription/{secret}`: what a subscriber without an account gets, changed and ended by the
/// link in each letter. Looking at it changes nothing.
public final class SubscriptionHandler {
  private final SubscriptionServices subscriptions;
  private final Pages pages;
  private final FormGuard guard;

  public SubscriptionHandler(SubscriptionServices subscriptions, Pages pages) {
    this.subscriptions = subscriptions;
    this.pages = pages;
    this.guard = pages.guard();
  }

  /// What the template shows.
  ///
  /// @param action where the form goes; empty once the subscription has ended
  /// @param every `daily` or `weekly`
  /// @param saved whether a change was just kept
  public record Model(
      String token,
      String action,
      String address,
      String topic,
      String every,
      String language,
      List<String> zones,
      String zone,
      boolean saved) {
    public Model {
      zones = List.copyOf(zones);
    }
  }

  public Reply form(RequestContext context) {
    return draw(context, find(context), context.parameters().text("saved").isPresent());
  }

  public Reply act(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    Subscription subscription = find(context);
    String action = form.text("action").orElse("");
    switch (action) {
      case "change" ->
          subscriptions
              .store()
              .change(
                  subscription.reader(),
                  TopicWords.every(form),
                  TopicWords.language(form, context.language()),
                  TimeZones.of(form, subscription.zone()));
      case "end" -> {
        subscriptions.store().end(subscription.reader());
        return ended(context);
      }
      default -> throw Parameters.refuse("action", action, "change or end");
    }
    return Reply.redirect(context.rawPath() + "?saved=1").withStatus(303);
  }

  private Subscription find(RequestContext context) {
    return subscriptions
        .link(context.pathParameter("secret"))
        .orElseThrow(
            () ->
                BroadsheetException.notFound(
                    "this link belongs to no subscription: it has ended, or the link is too old;"
                        + " nothing is kept of what has ended"));
  }

  private Reply ended(RequestContext context) {
    Page page = pages.page(context, "");
    return pages
        .draw(
            "page/subscription.jte",
            page.withTitle(page.text("unsubscribe.done")),
            new Model("", "", "", "", "", "", List.of(), "", false))
        .with("Cache-Control", "no-store");
  }

  private Reply draw(RequestContext context, Subscription subscription, boolean saved) {
    Page page = pages.page(context, "");
    FormGuard.Ticket ticket = guard.ticket(context);
    Model model =
        new Model(
            ticket.token(),
            context.rawPath(),
            subscription.address().toString(),
            TopicWords.of(page, subscription.topic()),
            subscription.every().name().toLowerCase(Locale.ROOT),
            InterfaceLanguage.named(subscription.language()).orElse(page.language()).parameter(),
            TimeZones.ALL,
            subscription.zone().getId(),
            saved);
    return ticket.on(
        pages
            .draw("page/subscription.jte", page.withTitle(page.text("subscribe.yours")), model)
            .with("Cache-Control", "no-store"));
  }
}
