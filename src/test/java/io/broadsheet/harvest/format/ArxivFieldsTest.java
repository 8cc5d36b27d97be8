package io.broadsheet.harvest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivFieldsTest {
  /// 3 November 2025 is a Monday; times are New York's.
  @ParameterizedTest
  @CsvSource({
    "2025-11-03T13:59, 2025-11-04",
    "2025-11-03T14:00, 2025-11-05",
    "2025-11-04T15:00, 2025-11-06",
    "2025-11-06T13:00, 2025-11-07",
    "2025-11-06T15:00, 2025-11-10",
    "2025-11-07T13:00, 2025-11-10",
    "2025-11-07T14:00, 2025-11-11",
    "2025-11-08T12:00, 2025-11-11",
    "2025-11-10T13:00, 2025-11-11",
    "2026-11-26T13:00, 2026-11-30"
  })
  void reckonsTheBatchFromTheSubmission(String submitted, LocalDate batch) {
    Instant instant =
        LocalDateTime.parse(submitted).atZone(ZoneId.of("America/New_York")).toInstant();

    assertThat(ArxivFields.estimatedAnnouncement(instant, "hep-th/9101001")).isEqualTo(batch);
  }

  @Test
  void doesNotReckonABatchBeforeTheMonthOfTheIdentifier() {
    Instant held = Instant.parse("2025-10-20T12:00:00Z");

    assertThat(ArxivFields.estimatedAnnouncement(held, "2511.00001"))
        .isEqualTo(LocalDate.of(2025, 11, 3));
  }

  @Test
  void readsTheMonthOfBothStylesOfIdentifier() {
    assertThat(ArxivFields.month("hep-th/9901001")).contains(YearMonth.of(1999, 1));
    assertThat(ArxivFields.month("0704.0001")).contains(YearMonth.of(2007, 4));
    assertThat(ArxivFields.month("2511.00001")).contains(YearMonth.of(2025, 11));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon, 2 Apr 2007 19:18:42 GMT",
        "Mon, 02 Apr 2007 19:18:42 GMT",
        "Fri, 2 Apr 2007 15:18:42 -0400"
      })
  void readsDatesOfMailsWhateverTheWeekday(String date) {
    assertThat(ArxivFields.mailDate(date)).isEqualTo(Instant.parse("2007-04-02T19:18:42Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "This paper has been withdrawn by the author due to a crucial error | true",
        "Withdrawn because of Lemma 2 | true",
        "withdrawn | true",
        "The submission was withdrawn | true",
        "12 pages, 3 figures | false",
        "We study how money is withdrawn from accounts | false",
        "Accepted at a workshop; replaces the withdrawn 2401.00001 | false"
      })
  void tellsFromTheCommentThatAPaperIsWithdrawn(String comment, boolean withdrawn) {
    assertThat(ArxivFields.saysWithdrawn(comment, null)).isEqualTo(withdrawn);
  }
}
