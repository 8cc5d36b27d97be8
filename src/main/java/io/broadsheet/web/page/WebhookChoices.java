package io.broadsheet.web.page;

import io.broadsheet.post.webhook.Webhook;
import io.broadsheet.post.webhook.Webhooks;
import io.broadsheet.reader.ReaderProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What `/settings` shows of a reader's webhooks: to which of them each follow is sent.
///
/// @param names of the webhooks, in the reader's order, by their numbers
/// @param chosen the webhook of each follow that has one
/// @param none what to call no webhook
/// @param disabled the names of those that are left alone; empty for none
public record WebhookChoices(
    List<Map.Entry<Long, String>> names, Map<Long, Long> chosen, String none, String disabled) {
  public WebhookChoices {
    names = List.copyOf(names);
    chosen = Map.copyOf(chosen);
  }

  /// A webhook to choose.
  ///
  /// @param number 0 for none
  public record Option(long number, String label, boolean chosen) {}

  static WebhookChoices of(Page page, ReaderProfile reader, Webhooks webhooks) {
    List<Webhook> all = webhooks.store().of(reader.id());
    return new WebhookChoices(
        all.stream().map(one -> Map.entry(one.number(), to(page, one, all))).toList(),
        webhooks.store().chosen(reader.id()),
        page.text("webhook.none"),
        all.stream()
            .filter(Webhook::disabled)
            .map(one -> to(page, one, all))
            .collect(Collectors.joining(page.text("list.separator"))));
  }

  /// Its host, with its place in the list when another has the same.
  static String name(Webhook webhook, List<Webhook> all) {
    boolean alone = all.stream().filter(one -> one.host().equals(webhook.host())).count() == 1;
    return webhook.host() + (alone ? "" : " (" + (all.indexOf(webhook) + 1) + ")");
  }

  private static String to(Page page, Webhook webhook, List<Webhook> all) {
    return page.text("webhook.to", name(webhook, all));
  }

  public boolean any() {
    return !names.isEmpty();
  }

  public int count() {
    return names.size();
  }

  /// The choices of a follow.
  public List<Option> of(long follow) {
    long mine = chosen.getOrDefault(follow, 0L);
    List<Option> options = new ArrayList<>();
    options.add(new Option(0, none, mine == 0));
    names.forEach(
        one -> options.add(new Option(one.getKey(), one.getValue(), one.getKey() == mine)));
    return options;
  }
}
