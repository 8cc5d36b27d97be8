package io.broadsheet.rank;

import io.broadsheet.embed.PaperVectors;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.Taste.Example;
import io.broadsheet.rank.model.Content;
import io.broadsheet.rank.model.InterestModel;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.store.PaperStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Ranks the papers of a day for readers. What papers look like to the model is learnt in the
/// background when it is first asked for; each reader's taste is learnt anew, in milliseconds,
/// whenever the reader has saved, put away or followed something. What papers look like is learnt
/// again every six hours in use, and every five minutes as long as the library is being filled.
/// Thread-safe.
///
/// A reader who has saved fewer than three papers borrows the newest papers of the authors and
/// categories they follow.
public final class ReaderRankings {
  /// Papers of an author by key, newest first.
  public interface AuthorPapers extends Function<String, List<PaperId>> {}

  private static final int ENOUGH_SAVED = 3;
  private static final int MOST_EXAMPLES = 400;
  private static final int MOST_REFUSED = 200;
  private static final int BORROWED = 12;
  private static final int BORROWED_DAYS = 120;
  private static final Duration HOLDS = Duration.ofHours(6);
  private static final Duration PRELIMINARY_HOLDS = Duration.ofMinutes(5);
  private static final int KEPT_CONTENTS = 4_096;
  private static final int KEPT_TASTES = 64;

  private final PaperStore papers;
  private final @Nullable PaperVectors vectors;
  private final AuthorPapers byAuthor;
  private final Executor background;
  private final Clock clock;
  private final AtomicBoolean learning = new AtomicBoolean();
  private volatile @Nullable PaperSpace space;

  /// When it is learnt anew: the library has grown, and what is written about has changed.
  private volatile Instant outdatedAt = Instant.MAX;

  private final Map<PaperId, Content> contents = bounded(KEPT_CONTENTS);
  private final Map<Known, Taste> tastes = bounded(KEPT_TASTES);

  private record Known(ReaderId reader, long revision) {}

  /// @param vectors null when there is no model
  public ReaderRankings(
      PaperStore papers,
      @Nullable PaperVectors vectors,
      AuthorPapers byAuthor,
      Executor background,
      Clock clock) {
    this.papers = papers;
    this.vectors = vectors;
    this.byAuthor = byAuthor;
    this.background = background;
    this.clock = clock;
  }

  /// The papers in the reader's order, those put away left out. Empty while nothing is known of the
  /// reader, or until the papers' looks have been learnt, which asking begins.
  ///
  /// @param revision of the reader's profile: with the same one the reader has changed nothing
  /// @param follows which of the reader's follows a paper answers; absent for none
  /// @param votes of other sites, by paper; absent for none
  public Optional<List<RankedPaper>> rank(
      ReaderId reader,
      long revision,
      ReaderShelf shelf,
      RankWeights weights,
      List<Paper> day,
      Map<PaperId, List<Follow>> follows,
      Map<PaperId, RankReason.Upvoted> votes,
      LocalDate date) {
    if (shelf.items().isEmpty() && shelf.follows().isEmpty()) {
      return Optional.empty();
    }
    PaperSpace known = known();
    if (known == null) {
      return Optional.empty();
    }
    Known key = new Known(reader, revision);
    Taste taste = tastes.get(key);
    if (taste == null) {
      taste = taste(known, shelf);
      tastes.put(key, taste);
    }
    List<Paper> shown = day.stream().filter(paper -> !shelf.isDismissed(paper.id())).toList();
    Map<PaperId, Content> seen = contents(known, shown);
    List<Candidate> candidates = new ArrayList<>();
    for (Paper paper : shown) {
      Content content = seen.get(paper.id());
      RankReason.Upvoted upvoted = votes.get(paper.id());
      if (content != null) {
        candidates.add(
            new Candidate(
                paper,
                content,
                follows.getOrDefault(paper.id(), List.of()),
                upvoted == null ? 0 : upvoted.votes(),
                upvoted == null ? "" : upvoted.source()));
      }
    }
    return Optional.of(new Ranker(weights).rank(candidates, taste, date));
  }

  /// What has been learnt of a reader, in words. Empty until the papers' looks have been learnt,
  /// which asking begins.
  ///
  /// @param zone of the reader, in which months begin
  public Optional<InterestProfile> profile(ReaderShelf shelf, ZoneId zone) {
    PaperSpace known = known();
    if (known == null) {
      return Optional.empty();
    }
    return Optional.of(
        ProfileReader.of(
            seen(known, shelf, find(shelf, LibraryItem::savedAt, MOST_EXAMPLES), zone),
            seen(known, shelf, find(shelf, LibraryItem::dismissedAt, MOST_REFUSED), zone)));
  }

  private List<ProfileReader.Seen> seen(
      PaperSpace known, ReaderShelf shelf, List<Paper> papers, ZoneId zone) {
    Map<PaperId, Content> found = contents(known, papers);
    List<ProfileReader.Seen> seen = new ArrayList<>();
    for (Paper paper : papers) {
      Content content = found.get(paper.id());
      if (content != null) {
        Instant at = Optional.ofNullable(shelf.of(paper.id()).savedAt()).orElse(clock.instant());
        seen.add(new ProfileReader.Seen(paper, content.terms(), YearMonth.from(at.atZone(zone))));
      }
    }
    return seen;
  }

  /// What papers look like, as far as that is known; learns it in the background when it is not, or
  /// not of late.
  private @Nullable PaperSpace known() {
    PaperSpace known = space;
    if (known == null || isOutdated()) {
      learnSoon();
    }
    return known;
  }

  private boolean isOutdated() {
    return !clock.instant().isBefore(outdatedAt);
  }

  /// Learns what papers look like, at once. For one thread at a time.
  void learnNow() {
    PaperSpace.learn(
            papers, vectors, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1))
        .ifPresent(
            learnt -> {
              contents.clear();
              tastes.clear();
              outdatedAt = clock.instant().plus(learnt.isPreliminary() ? PRELIMINARY_HOLDS : HOLDS);
              space = learnt;
            });
  }

  /// Learns what papers look like, unless that is known or being learnt. Where nothing was
  /// announced yet there is nothing to learn, and the next call tries again.
  ///
  /// @return false while another thread learns it for the first time
  public boolean prepare() {
    if (space != null && !isOutdated()) {
      return true;
    }
    if (!learning.compareAndSet(false, true)) {
      return space != null;
    }
    try {
      learnNow();
      return true;
    } finally {
      learning.set(false);
    }
  }

  private void learnSoon() {
    if (learning.compareAndSet(false, true)) {
      background.execute(
          () -> {
            try {
              learnNow();
            } finally {
              learning.set(false);
            }
          });
    }
  }

  private Taste taste(PaperSpace known, ReaderShelf shelf) {
    List<Example> examples = new ArrayList<>();
    find(shelf, LibraryItem::savedAt, MOST_EXAMPLES)
        .forEach(paper -> examples.add(new Example(paper, Optional.empty())));
    if (examples.size() < ENOUGH_SAVED) {
      shelf.follows().forEach(follow -> borrow(follow, examples));
    }
    List<Paper> refused = find(shelf, LibraryItem::dismissedAt, MOST_REFUSED);
    Map<PaperId, Content> seen = contents(known, examples.stream().map(Example::paper).toList());
    List<Example> seenExamples =
        examples.stream().filter(example -> seen.containsKey(example.paper().id())).toList();
    return new Taste(
        InterestModel.learn(
            seenExamples.stream()
                .flatMap(e -> Optional.ofNullable(seen.get(e.paper().id())).stream())
                .toList(),
            List.copyOf(contents(known, refused).values()),
            known.atLarge()),
        seenExamples);
  }

  /// The papers of which something was said, the last first.
  private List<Paper> find(
      ReaderShelf shelf, Function<LibraryItem, @Nullable Instant> when, int most) {
    return papers.findAll(
        shelf.items().values().stream()
            .filter(item -> when.apply(item) != null)
            .sorted(
                Comparator.<LibraryItem, Instant>comparing(
                        item -> Optional.ofNullable(when.apply(item)).orElse(Instant.EPOCH))
                    .reversed()
                    .thenComparing(LibraryItem::paperId))
            .limit(most)
            .map(LibraryItem::paperId)
            .toList());
  }

  private void borrow(Follow follow, List<Example> examples) {
    List<Paper> found =
        switch (follow.kind()) {
          case AUTHOR ->
              papers.findAll(byAuthor.apply(follow.value()).stream().limit(BORROWED).toList());
          case CATEGORY -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            LocalDate last = papers.newestAnnouncement(today).orElse(today);
            yield papers.announcedIn(
                follow.value(), last.minusDays(BORROWED_DAYS), last, 0, BORROWED);
          }
          case QUERY, TAG -> List.of();
        };
    found.forEach(paper -> examples.add(new Example(paper, Optional.of(follow))));
  }

  private Map<PaperId, Content> contents(PaperSpace known, Collection<Paper> wanted) {
    Map<PaperId, Content> found = new HashMap<>();
    List<Paper> missing = new ArrayList<>();
    for (Paper paper : wanted) {
      Content content = contents.get(paper.id());
      // one without a vector may have one by now
      if (content != null && content.hasMeaning()) {
        found.put(paper.id(), content);
      } else {
        missing.add(paper);
      }
    }
    Map<PaperId, Content> made = known.contents(missing);
    contents.putAll(made);
    found.putAll(made);
    return found;
  }

  private static <K, V> Map<K, V> bounded(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        });
  }
}
