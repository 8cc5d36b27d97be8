package io.broadsheet.web.page;

import io.broadsheet.store.PaperStore;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The days with papers around a day, for the dateline.
///
/// @param days at most two before, the day itself, at most two after, in order
public record DayNavigation(LocalDate current, List<LocalDate> days) {
  private static final int EACH_WAY = 2;

  public DayNavigation {
    days = List.copyOf(days);
  }

  static DayNavigation around(PaperStore store, LocalDate day) {
    List<LocalDate> days = new ArrayList<>();
    days.add(day);
    for (int direction : new int[] {-1, 1}) {
      Optional<LocalDate> next = store.neighbourAnnouncement(day, direction);
      for (int i = 0; i < EACH_WAY && next.isPresent(); i++) {
        days.add(next.get());
        next = store.neighbourAnnouncement(next.get(), direction);
      }
    }
    days.sort(null);
    return new DayNavigation(day, days);
  }

  public String week() {
    return week(current);
  }

  public String month() {
    return "/month/" + YearMonth.from(current);
  }

  /// `/week/2025-W47` of a day.
  static String week(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "/week/%04d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
