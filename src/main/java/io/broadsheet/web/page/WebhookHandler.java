package io.broadsheet.web.page;

import io.broadsheet.outbound.OutboundPolicy;
import io.broadsheet.post.webhook.Webhooks;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.util.Optional;

/// `/settings/webhooks`: where a reader has new papers sent. A secret is shown once, on the page
/// that answers its making.
public final class WebhookHandler {
  private static final String PATH = "/settings/webhooks";

  private final Webhooks webhooks;
  private final WebhookPage view;
  private final FormGuard guard;

  public WebhookHandler(Webhooks webhooks, Pages pages) {
    this.webhooks = webhooks;
    this.view = new WebhookPage(webhooks, pages);
    this.guard = pages.guard();
  }

  public Reply page(RequestContext context) {
    return view.draw(context);
  }

  public Reply act(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    ReaderProfile me = context.reader();
    String action = form.text("action").orElse("");
    int number = form.number("number", 0, 1, Integer.MAX_VALUE);
    return switch (action) {
      case "add" -> add(context, me, form.text("url").orElse(""));
      case "secret" -> view.made(context, webhooks.renew(me.id(), number));
      case "test" -> {
        webhooks.test(me, number);
        yield Reply.redirect(PATH + "#webhook-" + number).withStatus(303);
      }
      case "resume" -> {
        webhooks.resume(me.id(), number);
        yield Reply.redirect(PATH + "#webhook-" + number).withStatus(303);
      }
      case "remove" -> {
        webhooks.remove(me.id(), number);
        yield Reply.redirect(PATH).withStatus(303);
      }
      case "choose" -> {
        int webhook = form.number("webhook", 0, 0, Integer.MAX_VALUE);
        webhooks.store().choose(me.id(), number, webhook);
        yield Reply.redirect("/settings#follows").withStatus(303);
      }
      default ->
          throw Parameters.refuse("action", action, "add, secret, test, resume, remove or choose");
    };
  }

  private Reply add(RequestContext context, ReaderProfile me, String url) {
    Optional<OutboundPolicy.Fault> fault = webhooks.faultOf(url);
    return fault.isPresent()
        ? view.refused(context, url, fault.get().name())
        : view.made(context, webhooks.add(me.id(), url));
  }
}
