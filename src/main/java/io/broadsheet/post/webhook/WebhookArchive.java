package io.broadsheet.post.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.store.Database;
import java.util.Locale;
import java.util.Map;

/// A reader's webhooks, for the archive of all that is known of them, without the secrets.
public final class WebhookArchive {
  /// Its name in the archive.
  public static final String FILE = "webhooks.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_DELIVERIES = 1_000;

  private WebhookArchive() {}

  /// Of a database.
  public static byte[] of(Database database, ReaderStore readers, ReaderId reader) {
    return of(new WebhookStore(database), new DeliveryStore(database), readers, reader);
  }

  /// JSON in UTF-8.
  public static byte[] of(
      WebhookStore store, DeliveryStore deliveries, ReaderStore readers, ReaderId reader) {
    ArrayNode all = JSON.createArrayNode();
    Map<Long, Long> chosen = store.chosen(reader);
    for (Webhook webhook : store.of(reader)) {
      ObjectNode node =
          all.addObject().put("url", webhook.url()).put("madeAt", webhook.madeAt().toString());
      if (webhook.disabledAt() != null) {
        node.put("disabledAt", webhook.disabledAt().toString())
            .put("disabledWhy", webhook.disabledWhy());
      }
      ArrayNode follows = node.putArray("follows");
      for (Follow follow : readers.follows(reader)) {
        if (Long.valueOf(webhook.number()).equals(chosen.get(follow.number()))) {
          follows.addObject().put("kind", follow.kind().parameter()).put("value", follow.value());
        }
      }
      ArrayNode sent = node.putArray("deliveries");
      for (Delivery delivery : deliveries.last(webhook.number(), MOST_DELIVERIES)) {
        sent.addObject()
            .put("id", delivery.id())
            .put("kind", delivery.kind().name().toLowerCase(Locale.ROOT))
            .put("papers", delivery.papers())
            .put("queuedAt", delivery.queuedAt().toString())
            .put("state", delivery.state().name().toLowerCase(Locale.ROOT))
            .put("answer", delivery.answer());
      }
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree is JSON", impossible);
    }
  }
}
