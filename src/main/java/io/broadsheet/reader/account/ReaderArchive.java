package io.broadsheet.reader.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.Interaction;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.reader.ReaderStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// All that is known of a reader, as one ZIP archive of JSON files: profile, library, follows,
/// interactions, sessions and tokens. Secrets are not in it: they are not known.
public final class ReaderArchive {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ReaderStore readers;
  private final AccountStore accounts;

  public ReaderArchive(ReaderStore readers, AccountStore accounts) {
    this.readers = readers;
    this.accounts = accounts;
  }

  /// Writes the archive and leaves `out` open.
  ///
  /// @param more further files by name, such as the library as BibTeX
  public void write(ReaderProfile reader, Map<String, byte[]> more, OutputStream out)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    ReaderShelf shelf = readers.shelf(reader.id());
    files.put("profile.json", json(profile(reader)));
    files.put("library.json", json(library(shelf)));
    files.put("follows.json", json(follows(shelf.follows())));
    files.put(
        "interactions.json", json(interactions(readers.interactions(reader.id(), Instant.EPOCH))));
    files.put("account.json", json(account(reader)));
    files.putAll(more);
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      zip.putNextEntry(new ZipEntry(file.getKey()));
      zip.write(file.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }

  private static byte[] json(Object tree) throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
  }

  private static ObjectNode profile(ReaderProfile reader) {
    return JSON.createObjectNode()
        .put("name", reader.name())
        .put("displayName", reader.displayName())
        .put("role", reader.role().name().toLowerCase(Locale.ROOT))
        .put("language", reader.language())
        .put("timeZone", reader.zone() == null ? null : reader.zone().getId())
        .put("createdAt", text(reader.createdAt()))
        .put("seenAt", text(reader.seenAt()))
        .put("awaySince", text(reader.awaySince()));
  }

  private static ArrayNode library(ReaderShelf shelf) {
    ArrayNode items = JSON.createArrayNode();
    shelf.items().values().stream()
        .sorted(Comparator.comparing(LibraryItem::paperId))
        .forEach(
            item -> {
              ObjectNode node =
                  items
                      .addObject()
                      .put("id", item.paperId().toString())
                      .put("savedAt", text(item.savedAt()))
                      .put("readAt", text(item.readAt()))
                      .put("dismissedAt", text(item.dismissedAt()))
                      .put("note", item.note());
              ArrayNode tags = node.putArray("tags");
              item.tags().forEach(tags::add);
            });
    return items;
  }

  private static ArrayNode follows(List<Follow> follows) {
    ArrayNode nodes = JSON.createArrayNode();
    follows.forEach(
        follow ->
            nodes
                .addObject()
                .put("kind", follow.kind().parameter())
                .put("value", follow.value())
                .put("label", follow.label()));
    return nodes;
  }

  private static ArrayNode interactions(List<Interaction> interactions) {
    ArrayNode nodes = JSON.createArrayNode();
    interactions.forEach(
        one ->
            nodes
                .addObject()
                .put("what", one.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .put("id", one.paperId().toString())
                .put("at", text(one.at())));
    return nodes;
  }

  private ObjectNode account(ReaderProfile reader) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode sessions = node.putArray("sessions");
    accounts
        .sessions(reader.id())
        .forEach(
            session ->
                sessions
                    .addObject()
                    .put("agent", session.agent())
                    .put("openedAt", text(session.openedAt()))
                    .put("seenAt", text(session.seenAt())));
    ArrayNode tokens = node.putArray("tokens");
    accounts
        .tokens(reader.id())
        .forEach(
            token -> {
              ObjectNode one =
                  tokens
                      .addObject()
                      .put("label", token.label())
                      .put("madeAt", text(token.madeAt()))
                      .put("usedAt", text(token.usedAt()));
              ArrayNode scopes = one.putArray("scopes");
              token.scopes().stream().sorted().map(Scope::parameter).forEach(scopes::add);
            });
    return node;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
