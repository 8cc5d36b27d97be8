package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.community.Comment;
import io.broadsheet.reader.community.CommunityStore;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.CommunityServices;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;

/// `POST /community/comments`: writes, changes and deletes a reader's comments; editors hide
/// others' and show them again.
public final class CommentHandler {
  private final PaperStore papers;
  private final CommunityStore community;
  private final FormGuard guard;

  public CommentHandler(WebServices services, CommunityServices community, Pages pages) {
    this.papers = services.papers();
    this.community = community.store();
    this.guard = pages.guard();
  }

  public Reply answer(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    ReaderProfile reader = context.reader();
    String action = form.text("action").orElse("");
    if (action.equals("write")) {
      PaperId paper = paper(form);
      long parent = form.number("parent", 0, 0, Integer.MAX_VALUE);
      long number = community.write(reader.id(), paper, parent, form.lines("text").orElse(""));
      return to(paper, number);
    }
    long number = form.number("number", 0, 0, Integer.MAX_VALUE);
    Comment comment =
        community
            .find(number)
            .orElseThrow(() -> BroadsheetException.notFound("there is no such comment"));
    switch (action) {
      case "edit" -> community.edit(reader.id(), number, form.lines("text").orElse(""));
      case "delete" -> community.delete(reader.id(), number);
      case "hide", "show" -> {
        Moderators.require(reader);
        community.hide(number, action.equals("hide") ? form.text("reason").orElse("") : null);
      }
      default -> throw Parameters.refuse("action", action, "write, edit, delete, hide or show");
    }
    return to(comment.paper(), number);
  }

  private PaperId paper(Parameters form) {
    String named = form.text("paper").orElse("");
    PaperId paper =
        PaperId.parse(named)
            .orElseThrow(() -> Parameters.refuse("paper", named, "a paper's identifier"));
    if (papers.find(paper).isEmpty()) {
      throw BroadsheetException.notFound(paper + " is not in this library.");
    }
    return paper;
  }

  private static Reply to(PaperId paper, long number) {
    return Reply.redirect(PaperPaths.discussion(paper) + "#comment-" + number).withStatus(303);
  }
}
