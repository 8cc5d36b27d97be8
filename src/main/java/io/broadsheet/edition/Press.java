package io.broadsheet.edition;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.store.Change;
import io.broadsheet.store.PaperStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prints the editions of days that are over: a later day has been announced, and nothing has come
/// into the store for half an hour, so that no import is cut in two. Days older than two weeks when
/// they come are history and are not printed.
public final class Press implements Runnable {
  static final int DAYS = 14;
  static final Duration QUIET = Duration.ofMinutes(30);

  private static final Logger LOG = LoggerFactory.getLogger(Press.class);

  private final PaperStore papers;
  private final Editor editor;
  private final EditionStore editions;
  private final ZoneId zone;
  private final Clock clock;

  /// @param zone in which a day ends
  public Press(PaperStore papers, Editor editor, EditionStore editions, ZoneId zone, Clock clock) {
    this.papers = papers;
    this.editor = editor;
    this.editions = editions;
    this.zone = zone;
    this.clock = clock;
  }

  /// Prints what is due. What fails is logged and tried again the next time.
  @Override
  public void run() {
    try {
      List<Change> last = papers.newestChanges(1);
      boolean quiet =
          last.isEmpty()
              || Duration.between(last.getFirst().at(), clock.instant()).compareTo(QUIET) >= 0;
      if (quiet) {
        due().forEach(day -> editions.print(editor.edition(day)));
      }
    } catch (BroadsheetException failure) {
      LOG.warn("editions were not printed: {}", failure.getMessage());
    }
  }

  private Set<LocalDate> due() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    LocalDate first = today.minusDays(DAYS);
    Set<LocalDate> due = new TreeSet<>();
    papers
        .newestAnnouncement(today.plusDays(1))
        .ifPresent(
            newest -> {
              due.addAll(papers.countsByDay(first, today.minusDays(1)).keySet());
              due.removeIf(day -> !day.isBefore(newest));
              due.removeAll(editions.printed(first, today));
            });
    return due;
  }
}
