package io.broadsheet.web.page;

import io.broadsheet.post.DigestChoice;
import io.broadsheet.post.MailStore;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.web.PostServices;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `/settings` shows of a reader's mail.
///
/// @param sends whether this server sends any
/// @param address confirmed; empty for none
/// @param pending waits for its confirmation; empty for none
/// @param suspended why the address takes nothing; empty when it does
/// @param every `never`, `daily` or `weekly`
public record MailSettings(
    boolean sends,
    String address,
    String pending,
    String suspended,
    String every,
    List<Option> hours,
    List<Option> weekdays) {
  /// When digests come that were given no hour.
  static final int USUAL_HOUR = 7;

  public MailSettings {
    hours = List.copyOf(hours);
    weekdays = List.copyOf(weekdays);
  }

  /// Something to choose.
  public record Option(String value, String label, boolean chosen) {}

  static MailSettings of(Page page, ReaderProfile reader, PostServices post) {
    MailStore.Known known = post.addresses().of(reader.id());
    Optional<DigestChoice> choice = post.choices().choice(reader.id());
    int hour = choice.map(DigestChoice::hour).orElse(USUAL_HOUR);
    DayOfWeek weekday = choice.map(DigestChoice::weekday).orElse(DayOfWeek.MONDAY);
    List<Option> hours = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      hours.add(new Option(Integer.toString(i), DigestHandler.hour(i), i == hour));
    }
    List<Option> weekdays =
        Arrays.stream(DayOfWeek.values())
            .map(
                day ->
                    new Option(
                        Integer.toString(day.getValue()),
                        day.getDisplayName(TextStyle.FULL_STANDALONE, page.language().locale()),
                        day == weekday))
            .toList();
    return new MailSettings(
        post.sends(),
        Optional.ofNullable(known.address()).orElse(""),
        Optional.ofNullable(known.pending()).orElse(""),
        known.suspendedAt() == null
            ? ""
            : page.text(
                "mail.suspended",
                page.dateTime(known.suspendedAt()),
                Optional.ofNullable(known.suspendedWhy()).orElse("")),
        choice.map(one -> one.every().name().toLowerCase(Locale.ROOT)).orElse("never"),
        hours,
        weekdays);
  }
}
