package io.broadsheet.web.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.edition.Reason;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.post.webhook.WebhookWriter;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.page.Page;
import io.broadsheet.web.page.Pages;
import io.broadsheet.web.page.PaperPaths;
import io.broadsheet.web.page.ReasonText;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is sent to webhooks: `type`, `timestamp` and `data` as Standard Webhooks has them, the
/// papers with the follows that each answers. Reasons are in the reader's language. Described in
/// `docs/webhooks.md`; fields are only ever added.
public final class WebhookMessages implements WebhookWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Among whose papers one is found for a test.
  private static final int TEST_DAYS = 60;

  /// More are counted and not named.
  private static final int MOST_AUTHORS = 20;

  private final Pages pages;
  private final PaperStore papers;
  private final ReaderStore readers;
  private final String baseUrl;
  private final ZoneId zone;
  private final Clock clock;

  /// @param baseUrl what links begin with, without a slash at the end
  /// @param zone of readers who chose none
  public WebhookMessages(
      Pages pages,
      PaperStore papers,
      ReaderStore readers,
      String baseUrl,
      ZoneId zone,
      Clock clock) {
    this.pages = pages;
    this.papers = papers;
    this.readers = readers;
    this.baseUrl = baseUrl;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public Optional<Written> write(ReaderProfile reader, Map<Long, List<PaperId>> found) {
    ReaderShelf shelf = readers.shelf(reader.id());
    Map<PaperId, Set<Follow>> why = new LinkedHashMap<>();
    for (Follow follow : shelf.follows()) {
      for (PaperId id : found.getOrDefault(follow.number(), List.of())) {
        if (!shelf.isDismissed(id)) {
          why.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(follow);
        }
      }
    }
    Map<PaperId, Paper> known =
        papers.findAll(why.keySet()).stream()
            .collect(Collectors.toMap(Paper::id, Function.identity()));
    why.keySet().retainAll(known.keySet());
    if (why.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(message("papers.new", page(reader, shelf), why, known));
  }

  @Override
  public Written test(ReaderProfile reader) {
    ReaderShelf shelf = readers.shelf(reader.id());
    Follow follow =
        shelf.follows().stream()
            .findFirst()
            .orElseGet(() -> Follow.of(Follow.Kind.CATEGORY, "cs.CL", ""));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Map<PaperId, Paper> known = new LinkedHashMap<>();
    papers.announced(today.minusDays(TEST_DAYS), today, 1).forEach(one -> known.put(one.id(), one));
    Map<PaperId, Set<Follow>> why = new LinkedHashMap<>();
    known.keySet().forEach(id -> why.put(id, Set.of(follow)));
    return message("test", page(reader, shelf), why, known);
  }

  private Page page(ReaderProfile reader, ReaderShelf shelf) {
    return pages.page(RequestContext.unasked(reader, shelf, baseUrl, clock, zone), "");
  }

  private Written message(
      String type, Page page, Map<PaperId, Set<Follow>> why, Map<PaperId, Paper> known) {
    ObjectNode root =
        JSON.createObjectNode().put("type", type).put("timestamp", clock.instant().toString());
    ArrayNode list = root.putObject("data").putArray("papers");
    why.forEach(
        (id, follows) -> {
          Paper paper = known.get(id);
          if (paper != null) {
            ObjectNode node = list.addObject();
            describe(node, paper);
            reasons(node.putArray("reasons"), page, follows);
          }
        });
    try {
      return new Written(JSON.writeValueAsString(root), list.size());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree is JSON", impossible);
    }
  }

  private void describe(ObjectNode node, Paper paper) {
    node.put("id", paper.id().toString())
        .put("title", TexToText.convert(paper.title()))
        .put("link", baseUrl + PaperPaths.paper(paper.id()));
    ArrayNode authors = node.putArray("authors");
    paper.authors().stream().limit(MOST_AUTHORS).map(Author::name).forEach(authors::add);
    node.put("authorCount", paper.authors().size());
    paper.categories().forEach(node.putArray("categories")::add);
    node.put("announcedOn", paper.announcedOn() == null ? null : paper.announcedOn().toString());
  }

  private static void reasons(ArrayNode list, Page page, Set<Follow> follows) {
    for (Follow follow : follows) {
      ObjectNode reason = list.addObject();
      reason
          .putObject("follow")
          .put("number", follow.number())
          .put("kind", follow.kind().parameter())
          .put("value", follow.value())
          .put("label", follow.label());
      Reason said = new Reason.Followed(follow.kind(), follow.label());
      reason.put("text", ReasonText.of(page, List.of(said)).getFirst());
    }
  }
}
