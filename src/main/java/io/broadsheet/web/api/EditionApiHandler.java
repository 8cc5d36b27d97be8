package io.broadsheet.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.edition.Edition;
import io.broadsheet.edition.EditionItem;
import io.broadsheet.edition.Reason;
import io.broadsheet.edition.Section;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.EditionServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `/api/v1/editions/{date}`: the front page of a day, every paper of it once, with the reasons why
/// it stands where it stands. The date `latest` stands for the newest day; while the library is
/// empty it answers the bundled sample, and says so.
public final class EditionApiHandler {
  private static final String LATEST = "latest";

  private final PaperStore papers;
  private final EditionServices editions;

  public EditionApiHandler(WebServices services) {
    papers = services.papers();
    editions = services.editions();
  }

  public Reply answer(RequestContext context) {
    String asked = context.pathParameter("date");
    if (asked.equals(LATEST)) {
      return ApiTrees.reply(tree(latest(context)));
    }
    LocalDate date = date(asked);
    Edition edition = editions.editor().edition(date);
    if (edition.isEmpty()) {
      throw BroadsheetException.notFound(nothingOn(date));
    }
    return ApiTrees.reply(tree(edition));
  }

  private Edition latest(RequestContext context) {
    return papers
        .newestAnnouncement(context.latestDay())
        .map(editions.editor()::edition)
        .orElseGet(() -> editions.sample().edition(context.language().parameter()));
  }

  private String nothingOn(LocalDate date) {
    List<String> nearest =
        Stream.of(neighbour(date, -1), neighbour(date, 1))
            .flatMap(Optional::stream)
            .map(LocalDate::toString)
            .toList();
    return nearest.isEmpty()
        ? "no edition is dated " + date + "; this library has no announced papers yet"
        : "no edition is dated "
            + date
            + (nearest.size() == 1 ? "; the nearest is " : "; the nearest are ")
            + String.join(" and ", nearest);
  }

  private Optional<LocalDate> neighbour(LocalDate date, int direction) {
    return papers.neighbourAnnouncement(date, direction);
  }

  private ObjectNode tree(Edition edition) {
    ObjectNode root = ApiTrees.MAPPER.createObjectNode();
    root.put("date", edition.date().toString());
    root.put("sample", edition.sample());
    root.put("total", edition.total());
    root.put("previous", neighbour(edition.date(), -1).map(LocalDate::toString).orElse(null));
    root.put("next", neighbour(edition.date(), 1).map(LocalDate::toString).orElse(null));
    if (edition.lead().isPresent()) {
      item(root.putObject("lead"), edition.lead().get());
    } else {
      root.putNull("lead");
    }
    ArrayNode sections = root.putArray("sections");
    for (Section section : edition.sections()) {
      ObjectNode node =
          sections
              .addObject()
              .put("key", section.key())
              .put("title", section.title())
              .put("total", section.total());
      ArrayNode items = node.putArray("items");
      section.items().forEach(item -> item(items.addObject(), item));
    }
    return root;
  }

  private static void item(ObjectNode node, EditionItem item) {
    Paper paper = item.paper();
    ApiTrees.summary(
        node, paper, TexToText.convert(paper.title()), TexToText.convert(paper.abstractText()));
    item.reasons().stream().map(Reason::words).forEach(node.putArray("reasons")::add);
  }

  private static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1900 && date.getYear() < 3000) {
        return date;
      }
    } catch (DateTimeException malformed) {
      // answered below, as a date out of range is
    }
    throw BroadsheetException.invalid(
        "this is no day; write /api/v1/editions/2025-11-20, from 1900 to 2999, or latest");
  }
}
