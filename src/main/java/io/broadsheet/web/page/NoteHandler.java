package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Tag;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.BackPath;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.List;

/// `POST /library/note`: a reader's tags and note of one paper.
public final class NoteHandler {
  private final PaperStore papers;
  private final ReaderStore readers;
  private final FormGuard guard;

  public NoteHandler(WebServices services, ReaderServices readers, Pages pages) {
    this.papers = services.papers();
    this.readers = readers.store();
    this.guard = pages.guard();
  }

  public Reply answer(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    String named = form.text("paper").orElse("");
    PaperId id =
        PaperId.parse(named)
            .orElseThrow(() -> Parameters.refuse("paper", named, "a paper's identifier"));
    ReaderId reader = context.reader().id();
    if (papers.find(id).isEmpty() && !readers.item(reader, id).isSaved()) {
      throw BroadsheetException.notFound(id + " is not in this library.");
    }
    List<String> tags = Tag.list(form.text("tags").orElse(""));
    // First what may be refused: then neither is kept.
    readers.note(reader, id, form.lines("note").orElse(""));
    readers.tag(reader, id, tags);
    return Reply.redirect(BackPath.of(form, PaperPaths.paper(id)) + "#yours").withStatus(303);
  }
}
