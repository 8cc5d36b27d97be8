package io.broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.testing.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementCalendarTest {
  private final AnnouncementCalendar calendar =
      new AnnouncementCalendar(AnnouncementCalendar.HOLIDAYS_2026);

  @ParameterizedTest
  @CsvSource({
    // a Tuesday noon: that evening, for Wednesday; summer time is four hours behind UTC
    "2026-08-18T16:00:00Z, 2026-08-19T00:00:00Z, 2026-08-19",
    // one second before and exactly at the announcement
    "2026-08-18T23:59:59Z, 2026-08-19T00:00:00Z, 2026-08-19",
    "2026-08-19T00:00:00Z, 2026-08-20T00:00:00Z, 2026-08-20",
    // after Thursday's: Sunday, for Monday
    "2026-08-21T00:00:00Z, 2026-08-24T00:00:00Z, 2026-08-24",
    // winter time is five hours behind
    "2026-02-03T12:00:00Z, 2026-02-04T01:00:00Z, 2026-02-04",
    // the night the clocks go forward and the night they go back
    "2026-03-08T06:00:00Z, 2026-03-09T00:00:00Z, 2026-03-09",
    "2026-11-01T05:30:00Z, 2026-11-02T01:00:00Z, 2026-11-02",
    // Thanksgiving Thursday: after Wednesday's comes Sunday's
    "2026-11-26T12:00:00Z, 2026-11-30T01:00:00Z, 2026-11-30",
    // 29 and 31 December
    "2026-12-29T12:00:00Z, 2026-12-31T01:00:00Z, 2026-12-31"
  })
  void knowsTheNextAnnouncementAndItsBatch(Instant now, Instant next, LocalDate batch) {
    assertThat(calendar.nextAfter(now)).isEqualTo(next);
    assertThat(calendar.batchOf(next)).isEqualTo(batch);
    assertThat(calendar.lastUpTo(next)).isEqualTo(next);
    assertThat(calendar.lastUpTo(next.minusMillis(1))).isBefore(next);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-17, false", // Monday
    "2026-08-21, false", // Friday
    "2026-08-22, true", // Saturday
    "2026-08-23, true", // Sunday
    "2026-11-26, false", // Thanksgiving itself carries Wednesday's batch
    "2026-11-27, true",
    "2026-01-20, true"
  })
  void knowsQuietDays(LocalDate day, boolean quiet) {
    assertThat(calendar.isQuiet(day)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @CsvSource({
    // Thursday 23:59 and Friday 00:00 in New York
    "2026-08-21T03:59:00Z, 2026-08-20",
    "2026-08-21T04:00:00Z, 2026-08-21",
    // all weekend Friday's is the newest, and on Sunday evening still
    "2026-08-23T12:00:00Z, 2026-08-21",
    "2026-08-24T03:00:00Z, 2026-08-21",
    "2026-08-24T04:00:00Z, 2026-08-24",
    // after a holiday
    "2026-11-27T12:00:00Z, 2026-11-26"
  })
  void knowsWhichBatchTheFeedsShouldShow(Instant now, LocalDate batch) {
    assertThat(calendar.dueInFeeds(now)).isEqualTo(batch);
  }

  @Test
  void announcementsFollowEachOtherWithoutGapOrRepeat() {
    Random random = Seed.random("announcements");
    for (int i = 0; i < 500; i++) {
      Instant now =
          Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 24 * 3600));
      Instant next = calendar.nextAfter(now);
      Instant last = calendar.lastUpTo(now);
      assertThat(next).as("after %s", now).isAfter(now);
      assertThat(calendar.nextAfter(last)).as("after the last up to %s", now).isEqualTo(next);
      assertThat(Duration.between(last, next)).isBetween(Duration.ofHours(23), Duration.ofDays(5));
      assertThat(calendar.isQuiet(calendar.batchOf(next))).isFalse();
    }
  }

  @Test
  void refusesACalendarOfHolidaysOnly() {
    LocalDate start = LocalDate.of(2026, 1, 1);
    AnnouncementCalendar never =
        new AnnouncementCalendar(IntStream.range(-800, 800).mapToObj(start::plusDays).toList());
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    assertThatThrownBy(() -> never.nextAfter(now)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> never.lastUpTo(now)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> never.dueInFeeds(now)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new AnnouncementCalendar(List.of()).nextAfter(now)).isAfter(now);
  }
}
