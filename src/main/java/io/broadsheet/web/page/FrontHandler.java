package io.broadsheet.web.page;

import io.broadsheet.edition.Edition;
import io.broadsheet.edition.ReaderEditionStore;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.EditionServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/` and `/day/2025-11-20`: the front page of the newest day, or of a given one. A day on which
/// nothing was announced says so and shows the last edition before it; an empty library shows the
/// sample. Of a day that is over a reader sees their own edition as it was printed;
/// `?edition=public` shows that of everyone.
public final class FrontHandler {
  /// Older than this, and the page says what to do about it.
  private static final int OLD_DAYS = 4;

  private static final String PUBLIC = "public";
  private static final String OWN = "own";

  private final Pages pages;
  private final PaperStore store;
  private final EditionServices editions;
  private final FrontViews views;
  private final Optional<ReaderEditionStore> printed;

  public FrontHandler(Pages pages, WebServices services) {
    this.pages = pages;
    this.store = services.papers();
    this.editions = services.editions();
    this.views = new FrontViews(services);
    this.printed = services.readers().map(ReaderServices::printed);
  }

  /// The newest edition.
  public Reply newest(RequestContext context) {
    Page page = pages.page(context, "");
    Optional<LocalDate> newest = store.newestAnnouncement(context.latestDay());
    if (newest.isEmpty()) {
      return sample(page);
    }
    List<String> notices = new ArrayList<>();
    long age = ChronoUnit.DAYS.between(newest.get(), context.today());
    if (age > OLD_DAYS) {
      notices.add(page.text("front.old", page.weekdayAndDate(newest.get()), age));
    }
    return draw(page.withCanonical("/"), newest.get(), notices);
  }

  /// The edition of a day.
  public Reply day(RequestContext context) {
    LocalDate date = Dates.ofPath(context.pathParameter("date"), "/day/2025-11-20");
    Page page = pages.page(context, "");
    Optional<LocalDate> shown = store.newestAnnouncement(date);
    if (shown.isEmpty()) {
      shown = store.neighbourAnnouncement(date, 1);
    }
    if (shown.isEmpty()) {
      return sample(page);
    }
    List<String> notices = new ArrayList<>();
    if (!shown.get().equals(date)) {
      notices.add(nothingOn(page, date, shown.get()));
    }
    Page there = page.withCanonical("/day/" + date);
    boolean everyones =
        context.parameters().choice("edition", Map.of(PUBLIC, true, OWN, false), Boolean.FALSE);
    Optional<Edition> own = own(there, shown.get());
    if (own.isEmpty() && !everyones) {
      return draw(there, shown.get(), notices);
    }
    return draw(
        there,
        shown.get(),
        everyones
            ? views.asPrinted(
                titled(there, shown.get()),
                editions.editor().edition(shown.get()),
                notices,
                there.reader().present()
                    ? Optional.of(other(there, shown.get(), PUBLIC, OWN))
                    : Optional.empty())
            : views.asPrinted(
                titled(there, shown.get()),
                own.get(),
                notices,
                Optional.of(other(there, shown.get(), OWN, PUBLIC))));
  }

  /// The reader's edition of a day that is over.
  private Optional<Edition> own(Page page, LocalDate day) {
    return page.reader()
        .profile()
        .flatMap(reader -> printed.flatMap(all -> all.find(reader.id(), day)));
  }

  private static FrontView.Other other(Page page, LocalDate day, String shown, String other) {
    return new FrontView.Other(
        page.text("front.edition." + shown),
        "/day/" + day + (other.equals(PUBLIC) ? "?edition=" + PUBLIC : ""),
        page.text("front.edition." + shown + ".other"));
  }

  private String nothingOn(Page page, LocalDate date, LocalDate shown) {
    String key =
        date.isAfter(page.context().latestDay())
            ? "front.future"
            : date.isBefore(shown)
                ? "front.beforeFirst"
                : date.isBefore(page.context().today()) ? "front.quiet" : "front.quietToday";
    return page.text(
        key,
        page.weekdayAndDate(date),
        page.weekdayAndDate(shown),
        AnnouncementText.next(page, editions.calendar()));
  }

  private Reply draw(Page page, LocalDate date, List<String> notices) {
    Page titled = titled(page, date);
    return draw(page, date, views.own(titled, editions.editor().edition(date), notices));
  }

  private Reply draw(Page page, LocalDate date, FrontView view) {
    return pages.draw("page/front.jte", titled(page, date), view);
  }

  private static Page titled(Page page, LocalDate date) {
    return page.withTitle(page.weekdayAndDate(date)).withFeed("/feed/trending.atom");
  }

  private Reply sample(Page page) {
    Page titled = page.withTitle(page.text("sample.title")).withCanonical("/");
    return pages.draw(
        "page/sample.jte",
        titled,
        SampleView.of(
            titled, editions.sample().edition(page.language().parameter()), editions.calendar()));
  }
}
