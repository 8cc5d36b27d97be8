package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.account.AccessToken;
import io.broadsheet.reader.account.Scope;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.AccountServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.List;

/// `/list/{token}`: the papers to which a reader gave one tag, for whoever has the address, as long
/// as it is not revoked. Notes and other tags are not shown.
public final class SharedListHandler {
  private static final int MOST = 500;

  private final Pages pages;
  private final PaperStore papers;
  private final ReadingServices reading;
  private final ReaderStore readers;
  private final AccountServices accounts;

  public SharedListHandler(WebServices services, ReaderServices readers, Pages pages) {
    this.pages = pages;
    this.papers = services.papers();
    this.reading = services.reading();
    this.readers = readers.store();
    this.accounts = readers.accounts();
  }

  /// What the template shows.
  ///
  /// @param by the reader's display name
  public record Model(String tag, String by, List<PaperCard> cards) {
    public Model {
      cards = List.copyOf(cards);
    }
  }

  public Reply answer(RequestContext context) {
    AccessToken token =
        accounts
            .store()
            .token(context.pathParameter("token"), Scope.LIST)
            .orElseThrow(SharedListHandler::none);
    ReaderProfile reader = readers.find(token.reader()).orElseThrow(SharedListHandler::none);
    List<PaperId> tagged =
        readers.library(reader.id()).stream()
            .filter(item -> item.tags().contains(token.label()))
            .limit(MOST)
            .map(LibraryItem::paperId)
            .toList();
    List<Paper> found = papers.findAll(tagged);
    Page page = pages.page(context, token.label());
    PaperCards cards = new PaperCards(page, reading, found);
    return pages.draw(
        "page/list.jte",
        page,
        new Model(
            token.label(),
            reader.displayName(),
            found.stream()
                .map(paper -> cards.card(paper, PaperCard.EXCERPT_CHARS, List.of()))
                .toList()));
  }

  private static BroadsheetException none() {
    return BroadsheetException.notFound(
        "there is no list here, or it is no longer shared; ask whoever gave you the address");
  }
}
