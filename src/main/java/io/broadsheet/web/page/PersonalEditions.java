package io.broadsheet.web.page;

import io.broadsheet.edition.Edition;
import io.broadsheet.edition.EditionItem;
import io.broadsheet.edition.PersonalEdition;
import io.broadsheet.edition.RankedEdition;
import io.broadsheet.edition.ReaderPress;
import io.broadsheet.edition.Reason;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.RankReason;
import io.broadsheet.rank.RankWeights;
import io.broadsheet.rank.RankedPaper;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.FollowMatcher;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.reader.community.Leaders;
import io.broadsheet.web.CommunityServices;
import io.broadsheet.web.EditionServices;
import io.broadsheet.web.RankingServices;
import io.broadsheet.web.ReaderServices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The front page for who reads it. What follows match, and the order of the papers, are kept for
/// the editions shown last: asking again costs nothing until the edition changes, what a tag means,
/// or what the reader saved, refused, follows or finds important. Thread-safe.
public final class PersonalEditions implements ReaderPress.OwnEditor {
  private static final String HERE = "Broadsheet";
  private static final int KEPT_EDITIONS = 8;
  private static final int KEPT_ORDERS = 64;

  /// More days than there will be.
  private static final long A_DAY_EACH = 1_000_000;

  /// The index, and the vectors that papers are ranked by, are a moment behind the store: what was
  /// found is asked for again after this.
  private static final Duration HOLDS = Duration.ofMinutes(1);

  private final FollowMatcher matcher;
  private final RankingServices ranking;
  private final Optional<Leaders> leaders;
  private final int itemsPerSection;
  private final Clock clock;
  private final Map<Printed, Map<Asked, Found>> kept = bounded(KEPT_EDITIONS);
  private final Map<Wanted, Ordered> orders = bounded(KEPT_ORDERS);

  /// An edition, itself and no equal one: comparing all its papers would cost more than asking.
  private record Printed(Edition edition) {
    @Override
    @SuppressWarnings("ReferenceEquality") // said above
    public boolean equals(@Nullable Object other) {
      return other instanceof Printed printed && printed.edition == edition;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(edition);
    }
  }

  /// @param tagged what a tag means; empty for others
  private record Asked(Follow.Kind kind, String value, List<PaperId> tagged) {}

  /// What was found, and when.
  private record Found(Instant at, List<FollowMatcher.Match> matches) {
    private boolean holds(Asked asked, Instant now) {
      return asked.kind() != Follow.Kind.QUERY || isRecent(at, now);
    }
  }

  /// An edition in the order of a reader who has changed nothing since.
  private record Wanted(Printed edition, ReaderId reader, long revision, RankWeights weights) {}

  /// An order, and when it was made.
  private record Ordered(Instant at, List<RankedPaper> papers) {}

  private static boolean isRecent(Instant at, Instant now) {
    return Duration.between(at, now).abs().compareTo(HOLDS) < 0;
  }

  public PersonalEditions(EditionServices editions, ReaderServices readers, Clock clock) {
    this.clock = clock;
    this.itemsPerSection = editions.editor().config().itemsPerSection();
    this.matcher = readers.matcher();
    this.ranking = readers.ranking();
    this.leaders = readers.community().map(CommunityServices::leaders);
  }

  private static Asked asked(Follow follow, ReaderShelf shelf) {
    List<PaperId> tagged =
        follow.kind() == Follow.Kind.TAG ? shelf.tagged(follow.value()) : List.of();
    return new Asked(follow.kind(), follow.value(), tagged);
  }

  /// The edition for who reads the page.
  public Edition of(Page page, Edition printed) {
    return of(page.reader().profile(), page.reader().shelf(), printed);
  }

  @Override
  public boolean isReady() {
    return ranking.rankings().prepare();
  }

  /// With a shelf that is not quite the reader's: what is remembered of the reader by revision is
  /// of the whole one, so this one goes by a revision that no reader has.
  @Override
  public Edition of(ReaderProfile reader, ReaderShelf shelf, Edition printed) {
    return of(
        Optional.of(
            reader.withRevision(
                -1 - reader.revision() * A_DAY_EACH - printed.date().toEpochDay() % A_DAY_EACH)),
        shelf,
        printed);
  }

  private Edition of(Optional<ReaderProfile> profile, ReaderShelf shelf, Edition printed) {
    Instant now = clock.instant();
    Map<Asked, Found> known =
        kept.computeIfAbsent(new Printed(printed), _ -> new ConcurrentHashMap<>());
    FollowMatcher remembered =
        (follow, tagged, day, date) ->
            known
                .compute(
                    asked(follow, tagged),
                    (asked, found) ->
                        found != null && found.holds(asked, now)
                            ? found
                            : new Found(now, matcher.match(follow, tagged, day, date)))
                .matches();
    Edition personal = PersonalEdition.of(printed, shelf, remembered, itemsPerSection);
    return profile
        .flatMap(reader -> order(reader, shelf, printed, remembered, now))
        .map(order -> RankedEdition.of(personal, order, itemsPerSection))
        .orElse(personal);
  }

  /// The day's papers in the reader's order.
  private Optional<List<RankedPaper>> order(
      ReaderProfile reader,
      ReaderShelf shelf,
      Edition printed,
      FollowMatcher matcher,
      Instant now) {
    RankWeights weights = ranking.weights().of(reader.id());
    Wanted wanted = new Wanted(new Printed(printed), reader.id(), reader.revision(), weights);
    Ordered known = orders.get(wanted);
    if (known != null && isRecent(known.at(), now)) {
      return Optional.of(known.papers());
    }
    Optional<List<RankedPaper>> order = rank(reader, shelf, printed, matcher, weights);
    order.ifPresent(papers -> orders.put(wanted, new Ordered(now, papers)));
    return order;
  }

  private Optional<List<RankedPaper>> rank(
      ReaderProfile reader,
      ReaderShelf shelf,
      Edition printed,
      FollowMatcher matcher,
      RankWeights weights) {
    List<Paper> day = printed.items().map(EditionItem::paper).toList();
    Map<PaperId, List<Follow>> follows = new HashMap<>();
    for (Follow follow : shelf.follows()) {
      matcher
          .match(follow, shelf, day, printed.date())
          .forEach(
              match ->
                  follows.computeIfAbsent(match.paperId(), _ -> new ArrayList<>()).add(follow));
    }
    Map<PaperId, RankReason.Upvoted> votes = new HashMap<>();
    printed
        .items()
        .forEach(
            item ->
                item.reasons().stream()
                    .filter(Reason.Upvoted.class::isInstance)
                    .map(Reason.Upvoted.class::cast)
                    .forEach(
                        upvoted ->
                            votes.put(
                                item.paper().id(),
                                new RankReason.Upvoted(upvoted.votes(), upvoted.source()))));
    leaders.ifPresent(board -> addHere(board, votes));
    return ranking
        .rankings()
        .rank(reader.id(), reader.revision(), shelf, weights, day, follows, votes, printed.date())
        .map(order -> order.stream().filter(paper -> isNew(paper, shelf)).toList());
  }

  /// Votes of readers here, each by its weight, so that they cannot be bought.
  private static void addHere(Leaders board, Map<PaperId, RankReason.Upvoted> votes) {
    for (Leaders.Leader leader : board.of(Leaders.Board.MONTH)) {
      long here = Math.round(leader.score());
      RankReason.Upvoted elsewhere = votes.get(leader.paper());
      if (here > 0 && (elsewhere == null || elsewhere.votes() < here)) {
        votes.put(leader.paper(), new RankReason.Upvoted(here, HERE));
      }
    }
  }

  private static <K, V> Map<K, V> bounded(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        });
  }

  /// What is saved or read needs no place higher up.
  private static boolean isNew(RankedPaper paper, ReaderShelf shelf) {
    LibraryItem item = shelf.of(paper.candidate().id());
    return !item.isSaved() && !item.isRead();
  }
}
