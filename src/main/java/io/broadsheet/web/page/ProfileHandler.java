package io.broadsheet.web.page;

import io.broadsheet.rank.InterestProfile;
import io.broadsheet.rank.ReaderRankings;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.Optional;

/// `/profile`: what has been learnt of the reader, in words, how it went, and how to correct it.
public final class ProfileHandler {
  private final Pages pages;
  private final ReaderRankings rankings;
  private final ReadingServices reading;

  public ProfileHandler(WebServices services, ReaderServices readers, Pages pages) {
    this.pages = pages;
    this.rankings = readers.ranking().rankings();
    this.reading = services.reading();
  }

  public Reply answer(RequestContext context) {
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("profile.title"));
    Optional<InterestProfile> profile = rankings.profile(page.reader().shelf(), context.zone());
    int saved =
        (int) page.reader().shelf().items().values().stream().filter(LibraryItem::isSaved).count();
    return pages.draw(
        "page/profile.jte",
        page,
        profile
            .map(known -> new ProfileView(page, known, reading).model())
            .orElseGet(() -> ProfileModel.notYet(saved)));
  }
}
