package io.broadsheet.post;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.store.Change;
import io.broadsheet.store.PaperStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts digests into the outbox when their hour has come: what was announced since the last one,
/// and of its days what came later. Nothing when there is nothing new.
public final class Digests {
  private static final Logger LOG = LoggerFactory.getLogger(Digests.class);

  /// Days that one digest looks back on.
  private static final int MOST_DAYS = 7;

  /// Days before the last one in which a late paper may still stand.
  private static final int LATE_DAYS = 3;

  private static final int CHANGES_AT_ONCE = 5_000;
  private static final int MOST_CHANGES = 200_000;

  private final PaperStore papers;
  private final ReaderStore readers;
  private final MailStore addresses;
  private final DigestStore choices;
  private final OutboxStore outbox;
  private final DigestWriter writer;
  private final PostConfig config;
  private final ZoneId zone;
  private final Clock clock;

  /// @param zone of readers who chose none
  public Digests(
      PaperStore papers,
      ReaderStore readers,
      MailStore addresses,
      DigestStore choices,
      OutboxStore outbox,
      DigestWriter writer,
      PostConfig config,
      ZoneId zone,
      Clock clock) {
    this.papers = papers;
    this.readers = readers;
    this.addresses = addresses;
    this.choices = choices;
    this.outbox = outbox;
    this.writer = writer;
    this.config = config;
    this.zone = zone;
    this.clock = clock;
  }

  /// What became of a reader's digest.
  public enum Result {
    QUEUED,
    /// There is nothing that was not in the last one.
    NOTHING_NEW,
    /// The digest of this period is in the outbox already.
    ALREADY_THERE,
    /// The reader has no address that works, or wants no digests.
    NOT_WANTED
  }

  /// Queues the digests that are due.
  ///
  /// @return how many
  public int queueDue() {
    int queued = 0;
    for (DigestStore.Standing standing : choices.all()) {
      try {
        queued += queueDue(standing) ? 1 : 0;
      } catch (BroadsheetException failure) {
        LOG.warn("reader {}: no digest: {}", standing.reader(), failure.getMessage());
      }
    }
    return queued;
  }

  private boolean queueDue(DigestStore.Standing standing) {
    Optional<ReaderProfile> reader = readers.find(standing.reader());
    if (reader.isEmpty()) {
      return false;
    }
    DigestChoice.Period period = standing.choice().last(now(reader.get()));
    if (period.name().equals(standing.period()) || !writer.isReady()) {
      return false;
    }
    Result result = queue(reader.get(), standing, period.name());
    if (result == Result.NOTHING_NEW || result == Result.NOT_WANTED) {
      choices.passed(standing.reader(), period.name());
    }
    return result == Result.QUEUED;
  }

  /// Makes ready to write.
  public void prepare() {
    boolean ready = writer.isReady();
    LOG.debug("ready to write digests: {}", ready);
  }

  /// Queues a reader's digest whatever the hour.
  public Result queueNow(ReaderProfile reader) {
    Optional<DigestStore.Standing> standing = choices.standing(reader.id());
    return standing.isEmpty()
        ? Result.NOT_WANTED
        : queue(reader, standing.get(), now(reader).toLocalDate().toString());
  }

  private Result queue(ReaderProfile reader, DigestStore.Standing standing, String period) {
    Optional<MailAddress> to = addresses.of(reader.id()).usable();
    if (to.isEmpty()) {
      return Result.NOT_WANTED;
    }
    long sequence = papers.lastSequence();
    List<DigestWriter.EditionDay> days = days(reader, standing);
    Optional<Written> written =
        days.isEmpty()
            ? Optional.empty()
            : writer.write(withLanguage(reader, standing.choice()), days, missed(reader));
    if (written.isEmpty()) {
      return Result.NOTHING_NEW;
    }
    Written texts = written.get();
    Letter letter =
        new Letter(
            LetterKind.DIGEST,
            reader.id(),
            period,
            to.get(),
            texts.subject(),
            texts.text(),
            texts.html(),
            texts.mark());
    LocalDate last = days.getFirst().date();
    LocalDate through =
        standing.throughDay() != null && standing.throughDay().isAfter(last)
            ? standing.throughDay()
            : last;
    String name = MessageIds.of(LetterKind.DIGEST, reader, period, config.domain());
    return choices.queue(letter, name, through, sequence) ? Result.QUEUED : Result.ALREADY_THERE;
  }

  /// The digest that a reader would get now, whatever was in the last one; empty when nothing was
  /// announced yet.
  public Optional<Written> preview(ReaderProfile reader) {
    Optional<LocalDate> newest = papers.newestAnnouncement(latest(reader));
    return newest.flatMap(
        day ->
            writer.write(
                choices
                    .choice(reader.id())
                    .map(choice -> withLanguage(reader, choice))
                    .orElse(reader),
                days(reader, day),
                Optional.empty()));
  }

  /// As the last digest would have been: of a week the days of the week before the newest.
  private List<DigestWriter.EditionDay> days(ReaderProfile reader, LocalDate newest) {
    boolean weekly =
        choices.choice(reader.id()).filter(c -> c.every() == DigestChoice.Every.WEEKLY).isPresent();
    LocalDate first = weekly ? newest.minusDays(MOST_DAYS - 1L) : newest;
    return announced(first, newest).stream()
        .map(day -> new DigestWriter.EditionDay(day, null))
        .toList();
  }

  /// The newest first: the days after the last digest, then those before it with what came late.
  private List<DigestWriter.EditionDay> days(ReaderProfile reader, DigestStore.Standing standing) {
    Optional<LocalDate> newest = papers.newestAnnouncement(latest(reader));
    if (newest.isEmpty()) {
      return List.of();
    }
    LocalDate through = standing.throughDay();
    if (through == null) {
      return days(reader, newest.get());
    }
    LocalDate oldest = newest.get().minusDays(MOST_DAYS - 1L);
    LocalDate from = through.minusDays(LATE_DAYS);
    Set<PaperId> late = added(standing.throughSequence());
    List<DigestWriter.EditionDay> days = new ArrayList<>();
    for (LocalDate day : announced(from.isBefore(oldest) ? oldest : from, newest.get())) {
      if (day.isAfter(through)) {
        days.add(new DigestWriter.EditionDay(day, null));
      } else if (!late.isEmpty()) {
        days.add(new DigestWriter.EditionDay(day, late));
      }
    }
    return days;
  }

  private List<LocalDate> announced(LocalDate first, LocalDate last) {
    return papers.countsByDay(first, last).keySet().stream()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /// Papers that came into the library after a place in the change log.
  private Set<PaperId> added(long sequence) {
    Set<PaperId> added = new HashSet<>();
    long position = sequence;
    int seen = 0;
    List<Change> changes = papers.changesAfter(position, CHANGES_AT_ONCE);
    while (!changes.isEmpty() && seen < MOST_CHANGES) {
      for (Change change : changes) {
        if (change.kind() == Change.Kind.ADDED) {
          added.add(change.paperId());
        }
      }
      seen += changes.size();
      position = changes.getLast().sequence();
      changes = papers.changesAfter(position, CHANGES_AT_ONCE);
    }
    return added;
  }

  /// The last digest, if nobody knows whether it came.
  private Optional<OutboxStore.Entry> missed(ReaderProfile reader) {
    return outbox.archive(reader.id(), 10).stream()
        .filter(entry -> entry.kind() == LetterKind.DIGEST)
        .findFirst()
        .filter(
            entry ->
                entry.state() == OutboxStore.State.DOUBTFUL
                    || entry.state() == OutboxStore.State.FAILED);
  }

  private static ReaderProfile withLanguage(ReaderProfile reader, DigestChoice choice) {
    return reader.language() != null
        ? reader
        : new ReaderProfile(
            reader.id(),
            reader.name(),
            reader.displayName(),
            reader.role(),
            choice.language(),
            reader.zone(),
            reader.createdAt(),
            reader.seenAt(),
            reader.awaySince(),
            reader.revision());
  }

  private ZonedDateTime now(ReaderProfile reader) {
    return clock.instant().atZone(reader.zoneOr(zone));
  }

  /// A batch carries the date of the day after its announcement, which may be tomorrow here.
  private LocalDate latest(ReaderProfile reader) {
    return now(reader).toLocalDate().plusDays(1);
  }
}
