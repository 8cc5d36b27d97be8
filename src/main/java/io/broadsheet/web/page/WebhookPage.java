package io.broadsheet.web.page;

import io.broadsheet.post.webhook.Delivery;
import io.broadsheet.post.webhook.Webhook;
import io.broadsheet.post.webhook.Webhooks;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `/settings/webhooks` shows: each webhook with how it fares and what was sent to it lately.
public final class WebhookPage {
  private static final int DELIVERIES = 8;

  /// So that the column of a table is narrow, in each language.
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Webhooks webhooks;
  private final Pages pages;

  WebhookPage(Webhooks webhooks, Pages pages) {
    this.webhooks = webhooks;
    this.pages = pages;
  }

  /// What the template shows.
  ///
  /// @param typed the address that was refused; empty for none
  /// @param trouble why it was; null when none was
  /// @param secret shown now and never again; null when none was made
  /// @param secretOf the host of its webhook
  /// @param plain whether `http:` will do
  public record Model(
      List<Hook> hooks,
      String typed,
      @Nullable String trouble,
      @Nullable String secret,
      String secretOf,
      boolean plain) {
    public Model {
      hooks = List.copyOf(hooks);
    }
  }

  /// A webhook.
  ///
  /// @param name its host
  /// @param state how it fares, in words
  /// @param follows what is sent to it, in words; empty for nothing
  public record Hook(
      long number,
      String name,
      String url,
      String state,
      boolean disabled,
      boolean failing,
      String follows,
      List<Line> deliveries) {
    public Hook {
      deliveries = List.copyOf(deliveries);
    }
  }

  /// A delivery.
  public record Line(String at, String what, String state, boolean bad, String answer, String id) {}

  Reply draw(RequestContext context) {
    return draw(context, "", null, null, "");
  }

  Reply refused(RequestContext context, String typed, String fault) {
    return draw(context, typed, fault, null, "").withStatus(400);
  }

  Reply made(RequestContext context, Webhooks.Made made) {
    return draw(context, "", null, made.secret(), made.webhook().host());
  }

  private Reply draw(
      RequestContext context,
      String typed,
      @Nullable String fault,
      @Nullable String secret,
      String secretOf) {
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("webhook.title"));
    ReaderId me = context.reader().id();
    List<Webhook> all = webhooks.store().of(me);
    Map<Long, Long> chosen = webhooks.store().chosen(me);
    List<Hook> hooks = all.stream().map(one -> hook(page, one, all, chosen)).toList();
    Model model =
        new Model(
            hooks,
            typed,
            fault == null ? null : page.text("webhook.fault." + fault),
            secret,
            secretOf,
            webhooks.policy().plainAllowed());
    return pages.draw("page/webhooks.jte", page, model).with("Cache-Control", "no-store");
  }

  private Hook hook(Page page, Webhook webhook, List<Webhook> all, Map<Long, Long> chosen) {
    List<Delivery> last = webhooks.deliveries().last(webhook.number(), DELIVERIES);
    List<String> follows =
        page.reader().shelf().follows().stream()
            .filter(follow -> chosen.getOrDefault(follow.number(), 0L) == webhook.number())
            .map((Follow follow) -> FrontViews.name(page, follow))
            .toList();
    return new Hook(
        webhook.number(),
        WebhookChoices.name(webhook, all),
        webhook.url(),
        state(page, webhook, last),
        webhook.disabled(),
        webhook.failingSince() != null,
        String.join(page.text("list.separator"), follows),
        last.stream().map(one -> line(page, one)).toList());
  }

  private static String state(Page page, Webhook webhook, List<Delivery> last) {
    if (webhook.disabledAt() != null) {
      String why = webhook.disabledWhy() == null ? "" : webhook.disabledWhy();
      return page.text(
          "webhook.state.disabled", page.dateTime(webhook.disabledAt()), answer(page, why));
    }
    if (webhook.failingSince() != null) {
      String since = page.dateTime(webhook.failingSince());
      return last.stream()
          .filter(one -> one.state() == Delivery.State.QUEUED)
          .findFirst()
          .map(one -> page.text("webhook.state.failing", since, page.dateTime(one.dueAt())))
          .orElseGet(() -> page.text("webhook.state.failed", since));
    }
    return page.text(
        last.stream().anyMatch(one -> one.state() == Delivery.State.DELIVERED)
            ? "webhook.state.works"
            : "webhook.state.unused");
  }

  private static Line line(Page page, Delivery delivery) {
    String state = delivery.state().name().toLowerCase(Locale.ROOT);
    return new Line(
        SHORT.format(delivery.changedAt().atZone(page.context().zone())),
        delivery.kind() == Delivery.Kind.TEST
            ? page.text("webhook.test.one")
            : page.text("webhook.papers", delivery.papers()),
        delivery.state() == Delivery.State.QUEUED && delivery.attempt() > 0
            ? page.text("webhook.delivery.again", delivery.attempt())
            : page.text("webhook.delivery." + state),
        delivery.state() == Delivery.State.FAILED,
        delivery.answer().isEmpty() ? "" : answer(page, delivery.answer()),
        delivery.id());
  }

  private static String answer(Page page, String answer) {
    return answer.matches("\\d{3}")
        ? page.text("webhook.answered", answer)
        : page.text("webhook.answer." + answer);
  }
}
