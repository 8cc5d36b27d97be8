package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.community.CommunityStore;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.BackPath;
import io.broadsheet.web.CommunityServices;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;

/// `POST /community/votes`: a reader's vote for a paper, or its end; an editor's pick.
public final class VoteHandler {
  private final PaperStore papers;
  private final CommunityStore community;
  private final FormGuard guard;

  public VoteHandler(WebServices services, CommunityServices community, Pages pages) {
    this.papers = services.papers();
    this.community = community.store();
    this.guard = pages.guard();
  }

  public Reply answer(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    ReaderProfile reader = context.reader();
    String named = form.text("paper").orElse("");
    PaperId paper =
        PaperId.parse(named)
            .orElseThrow(() -> Parameters.refuse("paper", named, "a paper's identifier"));
    if (papers.find(paper).isEmpty()) {
      throw BroadsheetException.notFound(paper + " is not in this library.");
    }
    String action = form.text("action").orElse("");
    switch (action) {
      case "vote" -> community.vote(reader.id(), paper, true);
      case "unvote" -> community.vote(reader.id(), paper, false);
      case "pick", "unpick" -> {
        Moderators.require(reader);
        community.pick(reader.id(), paper, action.equals("pick"));
      }
      default -> throw Parameters.refuse("action", action, "vote, unvote, pick or unpick");
    }
    return Reply.redirect(BackPath.of(form, PaperPaths.paper(paper))).withStatus(303);
  }
}
