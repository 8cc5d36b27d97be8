package io.broadsheet.ops.job;

import io.broadsheet.harvest.HarvestConfig;
import io.broadsheet.harvest.HarvestResult;
import io.broadsheet.harvest.Harvester;
import io.broadsheet.harvest.Progress;
import io.broadsheet.harvest.Source;
import io.broadsheet.harvest.Sources;
import io.broadsheet.paper.AnnouncementCalendar;
import io.broadsheet.store.CategoryBatch;
import io.broadsheet.store.HarvestReport;
import io.broadsheet.store.HarvestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Harvests on schedule while the server runs, one source after the other: a category's
/// announcement feed while the batch that is due is not here, everything else every few hours. What
/// was done and when is in the store, so that a restart neither forgets nor repeats.
public final class HarvestJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HarvestJob.class);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private static final Duration START_AFTER = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// How far back the first harvest of a set reaches.
  private static final int FIRST_DAYS = 30;

  private final Harvester harvester;
  private final HarvestStore harvests;
  private final Sources sources;
  private final HarvestConfig config;
  private final AnnouncementCalendar calendar;
  private final Clock clock;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("harvest").daemon().unstarted(task));

  public HarvestJob(
      Harvester harvester,
      HarvestStore harvests,
      Sources sources,
      HarvestConfig config,
      Clock clock) {
    this.harvester = harvester;
    this.harvests = harvests;
    this.sources = sources;
    this.config = config;
    this.calendar = new AnnouncementCalendar(config.holidays());
    this.clock = clock;
  }

  public void start() {
    var _ =
        executor.scheduleWithFixedDelay(
            this::lookSafely, START_AFTER.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException defect) {
      LOG.error("harvesting failed, trying again in a minute", defect);
    }
  }

  /// Runs what is due now; returns how many sources were asked.
  public int look() {
    int asked = 0;
    for (Source feed : sources.feeds()) {
      if (due(feed, config.feedEvery()) && !hasDueBatch(feed)) {
        asked += run(feed);
      }
    }
    LocalDate firstDay = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(FIRST_DAYS);
    for (Source source : sources.regular(name -> neverCompleted(name) ? firstDay : null)) {
      if (due(source, config.oaiEvery())) {
        asked += run(source);
      }
    }
    return asked;
  }

  private int run(Source source) {
    if (Thread.currentThread().isInterrupted()) {
      return 0;
    }
    HarvestResult result = harvester.run(source, Progress.NONE);
    LOG.info(
        "harvest source={} set={} outcome={} counts={} {}",
        source.name(),
        source.set(),
        result.outcome(),
        result.counts(),
        result.message());
    return 1;
  }

  private boolean due(Source source, Duration every) {
    Instant now = clock.instant();
    return status(source)
        .map(
            known ->
                (known.nextTry() == null || !known.nextTry().isAfter(now))
                    && !known.lastRun().startedAt().plus(every).isAfter(now))
        .orElse(true);
  }

  private boolean hasDueBatch(Source feed) {
    LocalDate due = calendar.dueInFeeds(clock.instant());
    return harvests.batches(feed.name()).stream()
        .filter(batch -> batch.category().equals(feed.set()))
        .map(CategoryBatch::batchDate)
        .anyMatch(date -> date != null && !date.isBefore(due));
  }

  private boolean neverCompleted(String set) {
    return harvests.report(clock.instant()).sources().stream()
        .noneMatch(known -> known.lastRun().set().equals(set) && known.lastComplete() != null);
  }

  private Optional<HarvestReport.SourceStatus> status(Source source) {
    return harvests.report(clock.instant()).sources().stream()
        .filter(known -> known.lastRun().source().equals(source.name()))
        .filter(known -> known.lastRun().set().equals(source.set()))
        .findFirst();
  }

  /// Ends after the page in hand; the next start goes on from there.
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn(
            "a harvest did not stop in {}; the next start goes on from its last page", PATIENCE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
