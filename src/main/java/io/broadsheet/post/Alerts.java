package io.broadsheet.post;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.ReverseSearch;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.post.AlertStore.Found;
import io.broadsheet.post.AlertStore.Watched;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.FollowMatcher;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.search.QueryParser;
import io.broadsheet.store.Change;
import io.broadsheet.store.PaperStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Matches new papers against what readers follow with alerts, by mail or to a webhook, following
/// the change log from a place of its own, and writes the mails: one an hour for a reader at most,
/// with all that was found. Safe for use by many threads, of which one matches at a time.
public final class Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  private static final int BATCH = 2_000;
  private static final int MOST_PAPERS = 50;
  private static final int MOST_FOUND = 500;

  /// Papers announced before that are history, as when an archive is imported.
  private static final Duration NEWS = Duration.ofDays(7);

  private static final Duration PAUSE = Duration.ofHours(1);

  private final PaperStore papers;
  private final ReaderStore readers;
  private final MailStore addresses;
  private final AlertStore alerts;
  private final ReverseSearch kept;
  private final FollowMatcher tags;
  private final AlertWriter writer;
  private final PostConfig config;
  private final Clock clock;
  private final Map<Long, Watched> watched = new HashMap<>();

  /// @param kept empty; holds the queries from now on
  /// @param tags finds papers near to those with a tag
  public Alerts(
      PaperStore papers,
      ReaderStore readers,
      MailStore addresses,
      AlertStore alerts,
      ReverseSearch kept,
      FollowMatcher tags,
      AlertWriter writer,
      PostConfig config,
      Clock clock) {
    this.papers = papers;
    this.readers = readers;
    this.addresses = addresses;
    this.alerts = alerts;
    this.kept = kept;
    this.tags = tags;
    this.writer = writer;
    this.config = config;
    this.clock = clock;
  }

  /// Looks at the papers that came since the last look.
  ///
  /// @return how often one answered a follow
  public synchronized int match() {
    OptionalLong mark = alerts.watermark();
    if (mark.isEmpty()) {
      // What was there before anybody could be told is no news.
      alerts.keep(List.of(), papers.lastSequence());
      return 0;
    }
    int found = 0;
    List<Change> changes = papers.changesAfter(mark.getAsLong(), BATCH);
    while (!changes.isEmpty()) {
      List<Found> some = match(changes);
      alerts.keep(some, changes.getLast().sequence());
      found += some.size();
      changes = papers.changesAfter(changes.getLast().sequence(), BATCH);
    }
    return found;
  }

  private List<Found> match(List<Change> changes) {
    Set<PaperId> added = new LinkedHashSet<>();
    for (Change change : changes) {
      if (change.kind() == Change.Kind.ADDED) {
        added.add(change.paperId());
      }
    }
    List<Paper> news =
        added.isEmpty() ? List.of() : papers.findAll(added).stream().filter(this::isNews).toList();
    if (news.isEmpty()) {
      return List.of();
    }
    bringUp();
    List<Found> found = new ArrayList<>();
    if (kept.size() > 0) {
      kept.match(indexed(news))
          .forEach(
              (key, ids) -> ids.forEach(id -> add(found, watched.get(Long.parseLong(key)), id)));
    }
    watched.values().stream()
        .filter(one -> one.follow().kind() == Follow.Kind.TAG)
        .forEach(one -> near(one, news, found));
    return found;
  }

  private void near(Watched one, List<Paper> news, List<Found> found) {
    ReaderShelf shelf = readers.shelf(one.reader());
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    tags.match(one.follow(), shelf, news, today).forEach(match -> add(found, one, match.paperId()));
  }

  private static void add(List<Found> found, @Nullable Watched one, PaperId paper) {
    if (one != null) {
      found.add(new Found(0, one.reader(), one.follow().number(), paper));
    }
  }

  private boolean isNews(Paper paper) {
    Instant since = clock.instant().minus(NEWS);
    Instant came =
        paper.announcedOn() != null
            ? paper.announcedOn().atStartOfDay(ZoneOffset.UTC).toInstant()
            : Optional.ofNullable(paper.submittedAt()).orElse(Instant.EPOCH);
    return !paper.withdrawn() && came.isAfter(since);
  }

  private List<IndexedPaper> indexed(List<Paper> news) {
    Map<PaperId, List<PaperTranslation>> translations = new HashMap<>();
    papers
        .translations(news.stream().map(Paper::id).toList())
        .forEach(
            one -> translations.computeIfAbsent(one.paperId(), _ -> new ArrayList<>()).add(one));
    return news.stream()
        .map(
            paper ->
                new IndexedPaper(paper, translations.getOrDefault(paper.id(), List.of()), null))
        .toList();
  }

  /// Keeps the queries of the follows that send alerts now, and no others.
  private void bringUp() {
    Set<Long> gone = new HashSet<>(watched.keySet());
    for (Watched one : alerts.watched()) {
      long number = one.follow().number();
      gone.remove(number);
      if (!one.equals(watched.put(number, one))) {
        keep(one);
      }
    }
    gone.forEach(
        number -> {
          watched.remove(number);
          kept.forget(Long.toString(number));
        });
  }

  private void keep(Watched one) {
    String key = Long.toString(one.follow().number());
    Optional<String> query = one.follow().query();
    if (query.isEmpty()) {
      return;
    }
    try {
      kept.keep(key, QueryParser.parse(query.get()).node());
    } catch (BroadsheetException tooLarge) {
      LOG.warn("follow {} is not watched: {}", key, tooLarge.getMessage());
      kept.forget(key);
    }
  }

  /// Writes the alerts that are due.
  ///
  /// @return how many
  public int queueDue() {
    int queued = 0;
    for (ReaderId id : alerts.due(PAUSE)) {
      try {
        queued += queue(id) ? 1 : 0;
      } catch (BroadsheetException failure) {
        LOG.warn("reader {}: no alert: {}", id, failure.getMessage());
      }
    }
    return queued;
  }

  private boolean queue(ReaderId id) {
    Optional<ReaderProfile> reader = readers.find(id);
    Optional<MailAddress> to = addresses.of(id).usable();
    if (reader.isEmpty() || to.isEmpty()) {
      return false;
    }
    Map<Long, List<PaperId>> found = new LinkedHashMap<>();
    Set<PaperId> shown = new HashSet<>();
    long last = 0;
    for (Found one : alerts.waiting(id, MOST_FOUND)) {
      if (!shown.contains(one.paper()) && shown.size() == MOST_PAPERS) {
        break;
      }
      shown.add(one.paper());
      found.computeIfAbsent(one.follow(), _ -> new ArrayList<>()).add(one.paper());
      last = one.number();
    }
    Optional<Written> written = writer.write(reader.get(), found);
    if (written.isEmpty()) {
      alerts.drop(id, last);
      return false;
    }
    Letter letter =
        new Letter(
            LetterKind.ALERT,
            id,
            Long.toString(last),
            to.get(),
            written.get().subject(),
            written.get().text(),
            written.get().html(),
            written.get().mark());
    return alerts.queue(
        letter,
        MessageIds.of(LetterKind.ALERT, reader.get(), letter.period(), config.domain()),
        last);
  }
}
