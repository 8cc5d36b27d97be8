package io.broadsheet.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.testing.SettableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses, headers and hours.
class PostValuesTest {
  @ParameterizedTest
  @CsvSource({
    "ada@example.org, ada@example.org",
    "' Ada.Lovelace+digest@Example.ORG ', Ada.Lovelace+digest@example.org",
    "o'neil@xn--bcher-kva.example, o'neil@xn--bcher-kva.example",
    "ada@bücher.example, ada@xn--bcher-kva.example",
    "a@localhost, a@localhost"
  })
  void anAddressIsReadAsItGoesOverTheWire(String typed, String address) {
    assertThat(MailAddress.of(typed)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "a b@example.org",
        "ada@exam ple.org",
        "ada@example.org, eve@example.org",
        "ada@example.org\r\nBcc: eve@example.org",
        "ada\r\nBcc: eve@example.org",
        "Ada <ada@example.org>",
        "\"ada eve\"@example.org",
        "ada@-example.org",
        "ada@exa_mple.org",
        "ada..b@example.org",
        "ada@[127.0.0.1]",
        "ädä@example.org",
        "ada@example.org>\r\nRCPT TO:<eve@example.org",
        "a%0d%0a@exam\nple.org"
      })
  void whatIsNotOneAddressIsRefused(String typed) {
    assertThatThrownBy(() -> MailAddress.of(typed)).isInstanceOf(BroadsheetException.class);
  }

  @Test
  void aLongAddressIsRefused() {
    assertThatThrownBy(() -> MailAddress.of("a".repeat(65) + "@example.org"))
        .isInstanceOf(BroadsheetException.class);
    assertThatThrownBy(() -> MailAddress.of("a@" + "b.".repeat(200) + "org"))
        .isInstanceOf(BroadsheetException.class);
  }

  @Test
  void textForAHeaderIsOneLineOfWhatItSays() {
    assertThat(HeaderText.of("One\r\nBcc: eve@example.org\0\u2028two\u202e", 100))
        .isEqualTo("One Bcc: eve@example.org two");
    assertThat(HeaderText.of("\ud800x", 100)).isEqualTo("x");
    assertThat(HeaderText.of("论文".repeat(50), 10)).isEqualTo("论文论文论文论文论…");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-20T07:00:00+01:00[Europe/Berlin], 7, 2025-11-20",
    "2025-11-20T06:59:59+01:00[Europe/Berlin], 7, 2025-11-19",
    // The night of 30 March has no half past two: the digest of three o'clock comes at three.
    "2025-03-30T03:00:00+02:00[Europe/Berlin], 2, 2025-03-30",
    "2025-03-30T01:59:59+01:00[Europe/Berlin], 2, 2025-03-29",
    // The night of 26 October has two o'clock twice: the first counts, the second is the same.
    "2025-10-26T02:00:00+02:00[Europe/Berlin], 2, 2025-10-26",
    "2025-10-26T02:00:00+01:00[Europe/Berlin], 2, 2025-10-26",
    "2025-11-20T00:00:00+13:45[Pacific/Chatham], 0, 2025-11-20"
  })
  void aDailyDigestIsDueAtItsHourInTheReadersZone(String now, int hour, String period) {
    DigestChoice choice = new DigestChoice(DigestChoice.Every.DAILY, hour, DayOfWeek.MONDAY, "en");
    assertThat(choice.last(ZonedDateTime.parse(now)).name()).isEqualTo(period);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-20T12:00:00Z[UTC], MONDAY, 2025-W47",
    "2025-11-17T06:59:00Z[UTC], MONDAY, 2025-W46",
    "2025-11-17T07:00:00Z[UTC], MONDAY, 2025-W47",
    "2026-01-01T08:00:00Z[UTC], THURSDAY, 2026-W01",
    "2025-12-31T08:00:00Z[UTC], SUNDAY, 2025-W52"
  })
  void aWeeklyDigestIsDueOnItsDay(String now, DayOfWeek day, String period) {
    DigestChoice choice = new DigestChoice(DigestChoice.Every.WEEKLY, 7, day, "en");
    assertThat(choice.last(ZonedDateTime.parse(now)).name()).isEqualTo(period);
  }

  @Test
  void aDomainTakesSoManyAMinute() {
    SettableClock clock = new SettableClock(Instant.parse("2025-11-20T08:00:00Z"));
    DomainPace pace = new DomainPace(2, clock);
    assertThat(pace.take("a.org")).isEmpty();
    assertThat(pace.take("a.org")).isEmpty();
    assertThat(pace.take("a.org")).hasValue(Instant.parse("2025-11-20T08:01:00Z"));
    assertThat(pace.take("b.org")).as("another domain").isEmpty();
    clock.advance(Duration.ofSeconds(60));
    assertThat(pace.take("a.org")).isEmpty();
  }

  @Test
  void thePasswordOfTheMailServerIsNotPrinted() {
    PostConfig config =
        new PostConfig(
            "mail.example.org",
            587,
            PostConfig.Security.STARTTLS,
            "paper",
            "hush hush",
            MailAddress.of("paper@example.org"),
            "Broadsheet",
            60,
            "https://paper.example.org");
    assertThat(config.toString()).doesNotContain("hush");
  }
}
