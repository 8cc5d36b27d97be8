package io.broadsheet.harvest;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.harvest.http.Fetcher;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperChange;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.Batch;
import io.broadsheet.store.CategoryBatch;
import io.broadsheet.store.HarvestCounts;
import io.broadsheet.store.HarvestRun.Outcome;
import io.broadsheet.store.HarvestStore;
import io.broadsheet.store.PaperStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a [Source] into the store, page by page. Papers and the place they were read at are written
/// in one transaction, so that a run that ends anywhere, by a kill as well, is gone on with by the
/// next: nothing is lost, and nothing is read again but what the source's overlap says.
public final class Harvester {
  private static final Logger LOG = LoggerFactory.getLogger(Harvester.class);
  private static final int MOST_NOTES = 5;

  private final PaperStore papers;
  private final HarvestStore harvests;
  private final Fetcher fetcher;
  private final Clock clock;

  public Harvester(PaperStore papers, HarvestStore harvests, Fetcher fetcher, Clock clock) {
    this.papers = papers;
    this.harvests = harvests;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /// Harvests until the source has nothing more, refuses, or the thread is interrupted; then the
  /// interrupt flag is set again. Whatever was read before is stored in every case.
  ///
  /// @throws RuntimeException for a defect of ours or a store that cannot be written, after the run
  ///   was noted as failed where that is possible
  public HarvestResult run(Source source, Progress progress) {
    long run = harvests.start(source.name(), source.set(), source.limit(), clock.instant());
    Run state = new Run();
    try {
      boolean last = false;
      while (!last) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted between pages");
        }
        Page page = source.next(papers::checkpoint);
        state.store(page);
        harvests.progress(run, state.counts);
        progress.stored(source, state.counts);
        last = page.last();
      }
      return end(run, source, Outcome.COMPLETE, state, null);
    } catch (InterruptedException e) {
      HarvestResult result =
          end(run, source, Outcome.INTERRUPTED, state, "stopped; the next run goes on");
      Thread.currentThread().interrupt();
      return result;
    } catch (BroadsheetException e) {
      Outcome outcome =
          e.kind() == ErrorKind.INVALID || e.kind() == ErrorKind.INTERNAL
              ? Outcome.FAILED
              : Outcome.STALLED;
      LOG.warn(
          "harvest ended source={} set={} outcome={}", source.name(), source.set(), outcome, e);
      stall(source);
      return end(run, source, outcome, state, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      end(run, source, Outcome.FAILED, state, "a defect of this program: " + e);
      throw e;
    }
  }

  private HarvestResult end(
      long run, Source source, Outcome outcome, Run state, @Nullable String reason) {
    String message = state.message(reason);
    harvests.end(run, outcome, message, clock.instant());
    Instant nextTry = fetcher.stalledUntil(source.limit()).orElse(null);
    if (nextTry != null) {
      harvests.plan(source.name(), source.set(), nextTry);
    }
    return new HarvestResult(outcome, state.counts, message, nextTry);
  }

  /// The last known batches stay on the status page, marked as such.
  private void stall(Source source) {
    List<CategoryBatch> known =
        harvests.batches(source.name()).stream()
            .filter(batch -> source.set().isEmpty() || source.set().equals(batch.category()))
            .map(
                batch ->
                    new CategoryBatch(
                        batch.source(),
                        batch.category(),
                        CategoryBatch.State.STALLED,
                        batch.batchDate(),
                        batch.added(),
                        batch.crossListed(),
                        batch.replaced(),
                        clock.instant()))
            .toList();
    harvests.writeBatches(known);
  }

  /// What a run has come to.
  private final class Run {
    private final Set<String> notes = new LinkedHashSet<>();
    private HarvestCounts counts = HarvestCounts.ZERO;

    void store(Page page) {
      Map<PaperId, Paper> byId = new LinkedHashMap<>();
      Set<PaperId> deleted = new LinkedHashSet<>();
      List<PaperTranslation> translations = new ArrayList<>();
      List<PaperSignal> signals = new ArrayList<>();
      long rejected = 0;
      for (HarvestedRecord record : page.records()) {
        switch (record) {
          case HarvestedRecord.OfPaper paper -> {
            byId.put(paper.paper().id(), paper.paper());
            deleted.remove(paper.paper().id());
            signals.addAll(paper.signals());
          }
          case HarvestedRecord.OfDeletion deletion -> {
            deleted.add(deletion.paperId());
            byId.remove(deletion.paperId());
          }
          case HarvestedRecord.OfTranslation translation ->
              translations.add(translation.translation());
          case HarvestedRecord.OfSignal signal -> signals.add(signal.signal());
          case HarvestedRecord.Rejected bad -> {
            rejected++;
            notes.add("rejected: " + bad.reason());
          }
        }
      }
      notes.addAll(page.notes());
      List<PaperChange> changes =
          papers.write(
              new Batch(
                  List.copyOf(byId.values()),
                  List.copyOf(deleted),
                  translations,
                  signals,
                  page.checkpoints()));
      counts = counts.plusPage(changes, rejected);
      if (!page.batches().isEmpty()) {
        harvests.writeBatches(page.batches());
      }
    }

    String message(@Nullable String reason) {
      List<String> parts = new ArrayList<>();
      if (reason != null) {
        parts.add(reason);
      }
      notes.stream().limit(MOST_NOTES).forEach(parts::add);
      if (notes.size() > MOST_NOTES) {
        parts.add("and " + (notes.size() - MOST_NOTES) + " more notes");
      }
      return String.join("; ", parts);
    }
  }
}
