package io.broadsheet.web.page;

import io.broadsheet.edition.DayMap;
import io.broadsheet.edition.DayMaps;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// `/map/2025-11-20`: the papers of a day on a plane, with a list of them by cluster. A day without
/// papers leads to the one before it that has some.
public final class MapHandler {
  private final Pages pages;
  private final PaperStore store;
  private final DayMaps maps;
  private final ReadingServices reading;

  public MapHandler(Pages pages, WebServices services) {
    this.pages = pages;
    this.store = services.papers();
    this.maps = services.editions().maps();
    this.reading = services.reading();
  }

  public Reply answer(RequestContext context) {
    LocalDate date = Dates.ofPath(context.pathParameter("date"), "/map/2025-11-20");
    Optional<LocalDate> shown = store.newestAnnouncement(date);
    if (shown.isEmpty()) {
      shown = store.neighbourAnnouncement(date, 1);
    }
    if (shown.isPresent() && !shown.get().equals(date)) {
      return Reply.redirect(context.href("/map/" + shown.get()));
    }
    Page bare = pages.page(context, "");
    Page page =
        bare.withTitle(bare.text("map.titleOf", bare.date(date))).withCanonical("/map/" + date);
    DayMap map = maps.of(date).orElse(new DayMap(date, List.of(), List.of(), 0));
    return pages.draw(
        "page/map.jte",
        page,
        new MapView(page, map, reading).model(DayNavigation.around(store, date)));
  }
}
