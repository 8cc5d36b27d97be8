package io.broadsheet.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.store.Database;
import java.util.Locale;
import java.util.Set;

/// What is known of a reader's mail, for the archive of all that is known of them: the address,
/// what they asked for, and the letters that were written. Secrets are not in it: they are not
/// known.
public final class MailArchive {
  /// Its name in the archive.
  public static final String FILE = "mail.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_LETTERS = 10_000;

  private final ReaderStore readers;
  private final MailStore addresses;
  private final DigestStore choices;
  private final AlertStore alerts;
  private final OutboxStore outbox;

  public MailArchive(
      ReaderStore readers,
      MailStore addresses,
      DigestStore choices,
      AlertStore alerts,
      OutboxStore outbox) {
    this.readers = readers;
    this.addresses = addresses;
    this.choices = choices;
    this.alerts = alerts;
    this.outbox = outbox;
  }

  /// Of a database.
  public static MailArchive of(Database database, ReaderStore readers) {
    return new MailArchive(
        readers,
        new MailStore(database),
        new DigestStore(database),
        new AlertStore(database),
        new OutboxStore(database));
  }

  /// JSON in UTF-8.
  public byte[] of(ReaderId reader) {
    MailStore.Known known = addresses.of(reader);
    ObjectNode root =
        JSON.createObjectNode()
            .put("address", known.address())
            .put("pending", known.pending())
            .put("suspendedAt", known.suspendedAt() == null ? null : known.suspendedAt().toString())
            .put("suspendedWhy", known.suspendedWhy());
    choices
        .choice(reader)
        .ifPresent(
            choice ->
                root.putObject("digest")
                    .put("every", choice.every().name().toLowerCase(Locale.ROOT))
                    .put("hour", choice.hour())
                    .put("weekday", choice.weekday().name().toLowerCase(Locale.ROOT)));
    ArrayNode watched = root.putArray("alerts");
    Set<Long> switched = alerts.switched(reader);
    for (Follow follow : readers.follows(reader)) {
      if (switched.contains(follow.number())) {
        watched.addObject().put("kind", follow.kind().parameter()).put("value", follow.value());
      }
    }
    ArrayNode letters = root.putArray("letters");
    outbox
        .archive(reader, MOST_LETTERS)
        .forEach(
            letter ->
                letters
                    .addObject()
                    .put("kind", letter.kind().parameter())
                    .put("to", letter.address())
                    .put("subject", letter.subject())
                    .put("writtenAt", letter.queuedAt().toString())
                    .put("state", letter.state().name().toLowerCase(Locale.ROOT)));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree is JSON", impossible);
    }
  }
}
