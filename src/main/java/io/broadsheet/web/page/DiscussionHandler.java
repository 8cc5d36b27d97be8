package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.community.Comment;
import io.broadsheet.reader.community.CommunityStore;
import io.broadsheet.reader.community.Pick;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.CommunityServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import io.broadsheet.web.page.DiscussionModel.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/paper/{id}/discussion`: votes for a paper and the comments on it, in threads.
public final class DiscussionHandler {
  private final WebServices services;
  private final CommunityStore community;
  private final Pages pages;

  public DiscussionHandler(WebServices services, CommunityServices community, Pages pages) {
    this.services = services;
    this.community = community.store();
    this.pages = pages;
  }

  public Reply answer(RequestContext context) {
    PaperId id =
        PaperAddress.of(context)
            .map(PaperAddress::id)
            .orElseThrow(() -> BroadsheetException.notFound("The address names no paper."));
    Paper paper =
        services
            .papers()
            .find(id)
            .orElseThrow(() -> BroadsheetException.notFound(id + " is not in this library."));
    Page bare = pages.page(context, "");
    Page page =
        bare.withTitle(bare.text("discussion.title", TexToText.convert(paper.title())))
            .withCanonical(PaperPaths.discussion(id));
    Optional<ReaderProfile> reader = page.reader().profile();
    Optional<Pick> pick = community.pick(id);
    return pages.draw(
        "page/discussion.jte",
        page,
        new DiscussionModel(
            id.toString(),
            page.href(PaperPaths.paper(id)),
            Markup.texInline(paper.title()),
            page.text("discussion.votes", community.votes(id)),
            pick.map(by -> page.text("discussion.picked", by.name())),
            reader.filter(one -> community.hasVoted(one.id(), id)).isPresent(),
            reader.filter(Moderators::isOne).isPresent(),
            pick.isPresent(),
            entries(page, reader, community.of(id))));
  }

  /// Threads one after the other, each comment before its answers. Comments that nobody can read
  /// and nobody answered are left out.
  private static List<Entry> entries(
      Page page, Optional<ReaderProfile> reader, List<Comment> comments) {
    Map<Long, List<Comment>> answers = new HashMap<>();
    comments.forEach(
        comment -> answers.computeIfAbsent(comment.parent(), _ -> new ArrayList<>()).add(comment));
    Set<Long> shown = new HashSet<>();
    Map<Long, Comment> byNumber = new HashMap<>();
    comments.forEach(comment -> byNumber.put(comment.number(), comment));
    for (Comment comment : comments) {
      Comment at = comment.deleted() ? null : comment;
      while (at != null && shown.add(at.number())) {
        at = byNumber.get(at.parent());
      }
    }
    List<Entry> entries = new ArrayList<>();
    Deque<Comment> next = new ArrayDeque<>(answers.getOrDefault(0L, List.of()));
    while (!next.isEmpty()) {
      Comment comment = next.removeFirst();
      if (shown.contains(comment.number())) {
        entries.add(entry(page, reader, comment));
      }
      answers.getOrDefault(comment.number(), List.of()).reversed().forEach(next::addFirst);
    }
    return entries;
  }

  private static Entry entry(Page page, Optional<ReaderProfile> reader, Comment comment) {
    boolean own = reader.filter(one -> comment.isBy(one.id())).isPresent() && !comment.deleted();
    boolean moderator = reader.filter(Moderators::isOne).isPresent();
    String reason = comment.hiddenReason();
    boolean readable = !comment.deleted() && (reason == null || own || moderator);
    String state =
        comment.deleted()
            ? page.text("discussion.deleted")
            : reason == null ? "" : page.text("discussion.hidden", reason);
    Optional<Content> html =
        readable ? Optional.of(NoteMarkup.of(comment.text())) : Optional.empty();
    return new Entry(
        comment.number(),
        comment.depth(),
        comment.authorName().isEmpty()
            ? page.text("discussion.someone")
            : comment.deleted() ? "" : comment.authorName(),
        page.dateTime(comment.writtenAt()),
        comment.editedAt() == null ? "" : page.text("discussion.edited"),
        html,
        state,
        own && reason == null,
        reason != null,
        reader.isPresent() && !comment.deleted() && reason == null,
        own ? comment.text() : "");
  }
}
