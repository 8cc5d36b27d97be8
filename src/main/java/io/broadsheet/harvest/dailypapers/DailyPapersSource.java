package io.broadsheet.harvest.dailypapers;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.harvest.Page;
import io.broadsheet.harvest.Source;
import io.broadsheet.harvest.format.DailyPapersReader;
import io.broadsheet.harvest.http.FetchRequest;
import io.broadsheet.harvest.http.Fetcher;
import io.broadsheet.store.Checkpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Hugging Face's Daily Papers, day by day and page by page. The last days are read again each
/// time: a day's list is partial early on, and votes go on.
public final class DailyPapersSource implements Source {
  public static final URI HUGGING_FACE = URI.create("https://huggingface.co/api/daily_papers");

  private static final int OVERLAP_DAYS = 3;
  private static final int FIRST_DAYS = 7;
  private static final int PER_PAGE = 50;
  private static final int MOST_PAGES = 100;

  private final URI base;
  private final @Nullable LocalDate from;
  private final @Nullable LocalDate until;
  private final Fetcher fetcher;
  private final Clock clock;
  private final String key;

  /// @param from first day, null to go on from the last harvest, at the first one with a week ago
  /// @param until last day, null for today in UTC
  public DailyPapersSource(
      URI base, @Nullable LocalDate from, @Nullable LocalDate until, Fetcher fetcher, Clock clock) {
    this.base = base;
    this.from = from;
    this.until = until;
    this.fetcher = fetcher;
    this.clock = clock;
    String range = from == null && until == null ? "" : " " + from + ".." + until;
    key = "harvest daily-papers " + base + range;
  }

  @Override
  public String name() {
    return "daily-papers";
  }

  @Override
  public String set() {
    return "";
  }

  @Override
  public String limit() {
    return "huggingface";
  }

  /// @param through the last day that was read by a complete harvest
  /// @param day the day being read, null between harvests
  /// @param page the next page of it, from 0
  private record Place(@Nullable LocalDate through, @Nullable LocalDate day, int page) {
    static Place parse(Optional<String> stored) {
      String[] parts = stored.orElse("").split(" ", -1);
      try {
        return parts.length == 3
            ? new Place(day(parts[0]), day(parts[1]), Integer.parseInt(parts[2]))
            : new Place(null, null, 0);
      } catch (DateTimeException | NumberFormatException notOurs) {
        return new Place(null, null, 0);
      }
    }

    private static @Nullable LocalDate day(String text) {
      return text.equals("-") ? null : LocalDate.parse(text);
    }

    String format() {
      return (through == null ? "-" : through) + " " + (day == null ? "-" : day) + " " + page;
    }
  }

  @Override
  public Page next(Function<String, Optional<String>> checkpoints) throws InterruptedException {
    Place place = Place.parse(checkpoints.apply(key));
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last = until == null || until.isAfter(today) ? today : until;
    LocalDate day = place.day() == null ? first(place, last) : place.day();
    int page = place.day() == null ? 0 : place.page();
    String separator = base.getRawQuery() == null ? "?" : "&";
    URI uri = URI.create(base + separator + "date=" + day + "&p=" + page + "&limit=" + PER_PAGE);
    List<HarvestedRecord> records =
        fetcher.fetch(
            FetchRequest.of(uri, limit()),
            reply -> {
              List<HarvestedRecord> read = new ArrayList<>();
              try {
                new DailyPapersReader()
                    .read(reply.body(), 0, (position, record) -> read.add(record));
              } catch (BroadsheetException noList) {
                throw new IOException(noList.getMessage(), noList);
              }
              return read;
            });
    boolean dayIsOver = records.size() < PER_PAGE || page == MOST_PAGES;
    boolean over = dayIsOver && !day.isBefore(last);
    Place next =
        over
            ? new Place(day, null, 0)
            : dayIsOver
                ? new Place(place.through(), day.plusDays(1), 0)
                : new Place(place.through(), day, page + 1);
    return Page.of(records, new Checkpoint(key, next.format()), over);
  }

  private LocalDate first(Place place, LocalDate last) {
    LocalDate first = from;
    if (first == null) {
      first =
          place.through() == null
              ? last.minusDays(FIRST_DAYS)
              : place.through().minusDays(OVERLAP_DAYS);
    }
    return first.isAfter(last) ? last : first;
  }
}
