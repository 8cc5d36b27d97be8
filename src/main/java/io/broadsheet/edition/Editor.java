package io.broadsheet.edition;

import io.broadsheet.edition.FrontFormula.ScoredPaper;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Composes the [Edition] of a day out of the store and keeps the last few until the store changes.
/// Thread-safe.
///
/// The same store gives the same edition, with one exception: until [Trending] has worked out the
/// rising terms as of the day, which asking for the edition starts, the topic part of the formula
/// is 0.
public final class Editor {
  /// More papers than any day has; what is above is not printed.
  private static final int MAX_PAPERS_A_DAY = 20_000;

  private static final int KEPT_EDITIONS = 64;

  private final PaperStore store;
  private final Trending trending;
  private final EditionConfig config;
  private final List<Interest> interests;
  private final Layout layout;
  private final @Nullable EditionStore editions;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<LocalDate, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  /// Of a server that prints nothing: every edition is composed anew.
  public Editor(PaperStore store, Trending trending, EditionConfig config) {
    this(store, trending, config, null);
  }

  /// @param editions holds the printed ones, which are shown as they were; null when there are none
  public Editor(
      PaperStore store, Trending trending, EditionConfig config, @Nullable EditionStore editions) {
    this.editions = editions;
    this.store = store;
    this.trending = trending;
    this.config = config;
    this.interests = config.parsedInterests();
    this.layout = new Layout(config);
  }

  public EditionConfig config() {
    return config;
  }

  /// The edition of a day; without lead and sections when nothing was announced on it.
  public Edition edition(LocalDate date) {
    if (!store.newestAnnouncement(date).equals(Optional.of(date))) {
      return new Edition(date, Optional.empty(), List.of(), 0, false);
    }
    lock.lock();
    try {
      long sequence = store.lastSequence();
      RisingTerms rising =
          trending.asOf(date).map(TrendingSnapshot::rising).orElseGet(() -> RisingTerms.none(date));
      @Nullable Kept last = kept.get(date);
      if (last != null && last.sequence() == sequence && last.rising().equals(rising)) {
        return last.edition();
      }
      Edition edition =
          printed(date)
              .map(printed -> new Reprint(store, printed).edition())
              .orElseGet(() -> compose(date, rising));
      kept.put(date, new Kept(edition, sequence, rising));
      if (kept.size() > KEPT_EDITIONS) {
        kept.remove(kept.keySet().iterator().next());
      }
      return edition;
    } finally {
      lock.unlock();
    }
  }

  private Edition compose(LocalDate date, RisingTerms rising) {
    FrontFormula formula = new FrontFormula(interests, rising, new Votes(store.signalsSince(date)));
    List<Paper> late = late(date);
    List<ScoredPaper> scored =
        Stream.concat(store.announced(date, date, MAX_PAPERS_A_DAY).stream(), late.stream())
            .filter(paper -> !paper.withdrawn())
            .map(formula::score)
            .toList();
    Edition edition = layout.arrange(date, scored, false);
    return late.isEmpty() ? edition : LateMarks.in(edition, late);
  }

  private Optional<PrintedEdition> printed(LocalDate date) {
    return editions == null ? Optional.empty() : editions.find(date);
  }

  /// Papers of days that were printed without them: they stand in the first edition that was not
  /// printed yet.
  private List<Paper> late(LocalDate date) {
    EditionStore printed = editions;
    if (printed == null) {
      return List.of();
    }
    LocalDate first = date.minusDays(Press.DAYS);
    Set<LocalDate> days = printed.printed(first, date.minusDays(1));
    if (days.isEmpty()
        || !days.containsAll(
            store.countsByDay(Collections.min(days), date.minusDays(1)).keySet())) {
      return List.of();
    }
    Set<PaperId> there = printed.papers(first, date.minusDays(1));
    return days.stream()
        .sorted()
        .flatMap(day -> store.announced(day, day, MAX_PAPERS_A_DAY).stream())
        .filter(paper -> !there.contains(paper.id()))
        .toList();
  }

  private record Kept(Edition edition, long sequence, RisingTerms rising) {}
}
