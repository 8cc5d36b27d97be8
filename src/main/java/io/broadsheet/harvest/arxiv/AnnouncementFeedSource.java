package io.broadsheet.harvest.arxiv;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.harvest.Page;
import io.broadsheet.harvest.Source;
import io.broadsheet.harvest.format.Announcement;
import io.broadsheet.harvest.format.AnnouncementFeed;
import io.broadsheet.harvest.format.AnnouncementParser;
import io.broadsheet.harvest.format.AnnouncementParser.Item;
import io.broadsheet.harvest.http.FetchReply;
import io.broadsheet.harvest.http.FetchRequest;
import io.broadsheet.harvest.http.Fetcher;
import io.broadsheet.harvest.http.Validators;
import io.broadsheet.paper.AnnouncementCalendar;
import io.broadsheet.store.CategoryBatch;
import io.broadsheet.store.CategoryBatch.State;
import io.broadsheet.store.Checkpoint;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The daily announcement of one category: new papers, cross-lists, replacements. One request, and
/// none of its body when nothing has changed. The date of the batch is the one its items carry,
/// never today's: arXiv has served a batch of the day before, for one category of many, under
/// today's build date. On weekends and holidays the feed is valid and empty.
public final class AnnouncementFeedSource implements Source {
  public static final URI ARXIV = URI.create("https://rss.arxiv.org/rss/");
  public static final String NAME = "arxiv-feed";

  private final URI base;
  private final String category;
  private final AnnouncementCalendar calendar;
  private final Fetcher fetcher;
  private final Clock clock;
  private final String key;

  /// @param base ends with a slash; the category is put behind it
  /// @param category or archive
  public AnnouncementFeedSource(
      URI base, String category, AnnouncementCalendar calendar, Fetcher fetcher, Clock clock) {
    this.base = base;
    this.category = category;
    this.calendar = calendar;
    this.fetcher = fetcher;
    this.clock = clock;
    key = "harvest " + NAME + " " + base + " " + category;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String set() {
    return category;
  }

  @Override
  public String limit() {
    return "arxiv";
  }

  @Override
  public Page next(Function<String, Optional<String>> checkpoints) throws InterruptedException {
    FeedCursor cursor = FeedCursor.parse(checkpoints.apply(key));
    URI uri = base.resolve(URLEncoder.encode(category, StandardCharsets.UTF_8));
    FetchRequest request =
        FetchRequest.of(uri, limit())
            .ifChangedSince(new Validators(cursor.etag(), cursor.lastModified()))
            .alsoReading(400);
    return fetcher.fetch(request, reply -> read(reply, cursor, uri));
  }

  private Page read(FetchReply reply, FeedCursor cursor, URI uri) throws IOException {
    if (reply.notModified()) {
      return page(List.of(), cursor, false);
    }
    List<Announcement> announced = new ArrayList<>();
    List<HarvestedRecord> records = new ArrayList<>();
    AnnouncementFeed feed;
    try {
      feed =
          AnnouncementParser.read(
              reply.body(),
              item -> {
                switch (item) {
                  case Item.Read(Announcement read) -> {
                    announced.add(read);
                    records.add(new HarvestedRecord.OfPaper(read.paper(), List.of()));
                  }
                  case Item.Unread(HarvestedRecord.Rejected rejected) -> records.add(rejected);
                }
              });
    } catch (BroadsheetException noFeed) {
      if (reply.status() == 400) {
        throw BroadsheetException.invalid(
            uri
                + " answered: "
                + noFeed.getMessage()
                + "; is "
                + category
                + " a category of arXiv?");
      }
      throw new IOException(noFeed.getMessage(), noFeed);
    }
    if (!feed.complete()) {
      throw new IOException("the feed was cut short");
    }
    FeedCursor seen = cursor.heard(reply.validators());
    return page(records, count(seen, announced, feed.newestBatch()), feed.items() == 0);
  }

  /// A feed that was read while it was being made holds a part of the batch: the fuller count of
  /// one day stays.
  private static FeedCursor count(
      FeedCursor cursor, List<Announcement> announced, @Nullable LocalDate batch) {
    if (batch == null
        || (cursor.batch() != null && batch.isBefore(LocalDate.parse(cursor.batch())))) {
      return cursor;
    }
    int added = 0;
    int crossListed = 0;
    int replaced = 0;
    for (Announcement item : announced) {
      if (batch.equals(item.batch())) {
        switch (item.kind()) {
          case NEW -> added++;
          case CROSS -> crossListed++;
          case REPLACE, REPLACE_CROSS -> replaced++;
        }
      }
    }
    boolean same = batch.toString().equals(cursor.batch());
    return cursor.counted(
        batch.toString(),
        same ? Math.max(added, cursor.added()) : added,
        same ? Math.max(crossListed, cursor.crossListed()) : crossListed,
        same ? Math.max(replaced, cursor.replaced()) : replaced);
  }

  private Page page(List<HarvestedRecord> records, FeedCursor before, boolean empty) {
    Instant now = clock.instant();
    LocalDate batch = before.batch() == null ? null : LocalDate.parse(before.batch());
    FeedCursor cursor = empty ? before.foundEmpty(calendar.dueInFeeds(now).toString()) : before;
    CategoryBatch status =
        new CategoryBatch(
            NAME,
            category,
            state(now, batch, cursor.emptyFor()),
            batch,
            cursor.added(),
            cursor.crossListed(),
            cursor.replaced(),
            now);
    return new Page(
        records, List.of(new Checkpoint(key, cursor.format())), List.of(status), List.of(), true);
  }

  private State state(Instant now, @Nullable LocalDate batch, @Nullable String emptyFor) {
    LocalDate due = calendar.dueInFeeds(now);
    if (calendar.isQuiet(now.atZone(AnnouncementCalendar.ZONE).toLocalDate())) {
      return State.QUIET_DAY;
    }
    if (batch != null && !batch.isBefore(due)) {
      return State.FRESH;
    }
    return due.toString().equals(emptyFor) ? State.QUIET_DAY : State.WAITING;
  }
}
