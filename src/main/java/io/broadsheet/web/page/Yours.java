package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.paper.Paper;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.store.PaperStore;
import java.util.Optional;

/// What a reader said of the paper of a page.
///
/// @param tags with commas between them, as they are edited
/// @param shownNote the note as HTML; empty when there is none
/// @param since what became of the paper since it was read; empty when nothing did
public record Yours(
    LibraryItem item, String tags, Optional<Content> shownNote, Optional<SinceRead> since) {

  /// Empty when nobody is signed in.
  static Optional<Yours> of(Page page, Paper paper, PaperStore store) {
    if (!page.reader().present()) {
      return Optional.empty();
    }
    LibraryItem item = page.reader().item(paper.id());
    return Optional.of(
        new Yours(
            item,
            String.join(", ", item.tags()),
            item.note().isEmpty() ? Optional.empty() : Optional.of(NoteMarkup.of(item.note())),
            SinceRead.of(page, item, paper, store)));
  }
}
