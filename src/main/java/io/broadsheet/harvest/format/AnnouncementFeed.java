package io.broadsheet.harvest.format;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an announcement feed said besides its items.
///
/// @param title of the feed
/// @param day the feed itself carries, in New York; it may be today's on a feed whose items are
///   not, so freshness is judged by the items
/// @param items how many it held, those rejected included; 0 on weekends and holidays
/// @param newestBatch the latest day any item carries, null when none does
/// @param complete false when the feed was cut short
public record AnnouncementFeed(
    String title,
    @Nullable LocalDate day,
    int items,
    @Nullable LocalDate newestBatch,
    boolean complete) {
  public AnnouncementFeed {
    requireNonNull(title, "title is null");
  }
}
