package io.broadsheet.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.LibraryFilter;
import io.broadsheet.web.LibraryPapers;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/api/v1/library` and `/api/v1/follows`, for programs that bear a reader's token.
public final class LibraryApiHandler {
  private static final int LIMIT = 100;
  private static final int MOST = 1_000;
  private static final int LAST = 1_000_000;

  private final PaperStore papers;
  private final ReaderStore readers;

  public LibraryApiHandler(WebServices services, ReaderServices readers) {
    this.papers = services.papers();
    this.readers = readers.store();
  }

  /// The library, or the part of it that `q`, `tag` and `state` ask for, last saved first.
  public Reply list(RequestContext context, ReaderProfile reader) {
    int offset = context.parameters().number("offset", 0, 0, LAST);
    int limit = context.parameters().number("limit", LIMIT, 1, MOST);
    List<LibraryItem> all =
        LibraryFilter.of(context.parameters()).apply(readers.shelf(reader.id()), papers);
    List<LibraryItem> shown = all.stream().skip(offset).limit(limit).toList();
    Map<PaperId, Paper> known = LibraryPapers.of(shown, papers);
    ObjectNode root = ApiTrees.MAPPER.createObjectNode();
    root.put("total", all.size());
    ArrayNode items = root.putArray("items");
    shown.forEach(item -> tree(items.addObject(), item, known.get(item.paperId())));
    return ApiTrees.reply(root);
  }

  /// What was said of one paper.
  public Reply one(RequestContext context, ReaderProfile reader) {
    Paper paper = KnownPaper.find(papers, context.pathParameter("id"));
    return said(reader, paper);
  }

  /// Saves a paper.
  public Reply save(RequestContext context, ReaderProfile reader) {
    Paper paper = KnownPaper.find(papers, context.pathParameter("id"));
    readers.mark(reader.id(), paper.id(), Mark.SAVED, true);
    return said(reader, paper);
  }

  /// Takes a paper out of the library.
  public Reply remove(RequestContext context, ReaderProfile reader) {
    Paper paper = KnownPaper.find(papers, context.pathParameter("id"));
    readers.mark(reader.id(), paper.id(), Mark.SAVED, false);
    return said(reader, paper);
  }

  /// What the reader follows, in their order.
  public Reply follows(RequestContext context, ReaderProfile reader) {
    ObjectNode root = ApiTrees.MAPPER.createObjectNode();
    ArrayNode nodes = root.putArray("follows");
    readers
        .follows(reader.id())
        .forEach(
            follow ->
                nodes
                    .addObject()
                    .put("number", follow.number())
                    .put("kind", follow.kind().parameter())
                    .put("value", follow.value())
                    .put("label", follow.label())
                    .put("query", follow.query().orElse(null)));
    return ApiTrees.reply(root);
  }

  private Reply said(ReaderProfile reader, Paper paper) {
    ObjectNode node = ApiTrees.MAPPER.createObjectNode();
    tree(node, readers.item(reader.id(), paper.id()), paper);
    return ApiTrees.reply(node);
  }

  private static void tree(ObjectNode node, LibraryItem item, @Nullable Paper paper) {
    node.put("id", item.paperId().toString());
    node.put("title", paper == null ? null : TexToText.convert(paper.title()));
    node.put("savedAt", text(item.savedAt()));
    node.put("readAt", text(item.readAt()));
    node.put("dismissedAt", text(item.dismissedAt()));
    ArrayNode tags = node.putArray("tags");
    item.tags().forEach(tags::add);
    node.put("note", item.note());
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
