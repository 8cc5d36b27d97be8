package io.broadsheet.web.page;

import io.broadsheet.store.CategoryBatch;
import io.broadsheet.web.EditionServices;
import io.broadsheet.web.InterfaceLanguage;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SystemStatus;
import io.broadsheet.web.WebServices;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `/status`: sources and the batches of their categories, the backlog of index and embeddings,
/// counts and versions.
public final class StatusHandler {
  private final Pages pages;
  private final EditionServices editions;

  public StatusHandler(Pages pages, WebServices services) {
    this.pages = pages;
    this.editions = services.editions();
  }

  /// What the template shows.
  ///
  /// @param batches by source
  public record Model(SystemStatus status, Map<String, List<CategoryBatch>> batches, String next) {}

  public Reply answer(RequestContext context) {
    SystemStatus status = editions.status().get();
    Page page = pages.page(context, "");
    return pages.draw(
        "page/status.jte",
        page.withTitle(page.text("nav.status")).withCanonical("/status"),
        new Model(
            status,
            status.harvest().batches().stream()
                .collect(
                    Collectors.groupingBy(
                        CategoryBatch::source, TreeMap::new, Collectors.toList())),
            AnnouncementText.next(page, editions.calendar())));
  }

  /// `12 Nov 08:50`, `11月12日 08:50`, with the year when it is not this one: short, for tables.
  public static String at(Page page, Instant instant) {
    ZonedDateTime local = instant.atZone(page.context().zone());
    boolean thisYear = local.getYear() == page.context().today().getYear();
    String pattern =
        page.language() == InterfaceLanguage.ZH
            ? (thisYear ? "M月d日 HH:mm" : "yyyy年M月d日 HH:mm")
            : (thisYear ? "d MMM HH:mm" : "d MMM yyyy HH:mm");
    return DateTimeFormatter.ofPattern(pattern, page.language().locale()).format(local);
  }

  /// `0.25`
  public static String money(double amount) {
    return String.format(Locale.ROOT, "%.2f", amount);
  }

  /// `15 s`, `4 min`, `3 h`: about how long a queue still takes; empty when it does not move.
  public static String timeLeft(SystemStatus.Queue queue) {
    if (queue.waiting() == 0 || queue.perSecond() <= 0) {
      return "";
    }
    double seconds = queue.waiting() / queue.perSecond();
    if (seconds < 90) {
      return Math.round(seconds) + " s";
    }
    return seconds < 5_400 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3_600) + " h";
  }
}
