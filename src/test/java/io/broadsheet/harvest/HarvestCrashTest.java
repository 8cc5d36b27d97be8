package io.broadsheet.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.harvest.oai.OaiPmhSource;
import io.broadsheet.harvest.oai.OaiSourceConfig;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Checkpoint;
import io.broadsheet.store.HarvestRun.Outcome;
import io.broadsheet.testing.FakeArxiv;
import io.broadsheet.testing.FakeFeeds;
import io.broadsheet.testing.FakeRecord;
import io.broadsheet.testing.FakeRepository;
import io.broadsheet.testing.HarvestBench;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ends a harvest at every page, before, within and after the transaction that stores it.
class HarvestCrashTest {
  private static final int PAPERS = 90;

  @TempDir Path folder;

  private enum Moment {
    BEFORE_THE_TRANSACTION,
    WITHIN_THE_TRANSACTION,
    AFTER_THE_TRANSACTION,
    INTERRUPTED
  }

  @Test
  void goesOnFromTheLastPageThatWasStored() {
    int crashes = 0;
    for (Moment moment : Moment.values()) {
      for (int page = 1; crashesAt(moment, page); page++) {
        crashes++;
      }
    }
    assertThat(crashes).as("crashes tried").isGreaterThan(20);
  }

  /// @return false when the harvest was over before that page
  private boolean crashesAt(Moment moment, int page) {
    String name = moment + " at page " + page;
    SettableClock clock = new SettableClock(Instant.parse("2026-08-20T12:00:00Z"));
    FakeRepository repository = new FakeRepository(clock, 12, 96, false);
    Random random = new Random(3);
    for (int i = 1; i <= PAPERS; i++) {
      // Half of them on one day, so that there are windows of one page and of several.
      long age = i % 2 == 0 ? 5 * 86_400L : random.nextLong(10 * 86_400L);
      repository.put(FakeRecord.random(random, i, clock.instant().minusSeconds(age)));
    }
    Path data = folder.resolve(moment + "-" + page);
    try (HarvestBench bench = new HarvestBench(data, clock, random);
        FakeArxiv arxiv = new FakeArxiv(clock, repository, new FakeFeeds(), random)) {
      OaiSourceConfig config = OaiSourceConfig.arxiv(arxiv.oai(), "");
      Crashing source = new Crashing(new OaiPmhSource(config, bench.fetcher, clock), moment, page);
      if (moment == Moment.INTERRUPTED) {
        HarvestResult result = bench.harvester.run(source, source.interrupting());
        assertThat(Thread.interrupted()).as(name).isEqualTo(source.crashed);
        if (source.crashed) {
          assertThat(result.outcome()).as(name).isEqualTo(Outcome.INTERRUPTED);
        }
      } else {
        refusePoison(bench);
        try {
          bench.harvester.run(source, source.crashing());
        } catch (Crash expected) {
          assertThat(source.crashed).isTrue();
        }
      }
      long stored = bench.papers.count();
      HarvestResult rest =
          bench.harvester.run(new OaiPmhSource(config, bench.fetcher, clock), Progress.NONE);
      assertThat(rest.outcome()).as(name).isEqualTo(Outcome.COMPLETE);
      assertThat(bench.papers.count()).as(name).isEqualTo(PAPERS);
      for (FakeRecord record : repository.all()) {
        assertThat(bench.papers.find(PaperId.arxiv(record.id()))).as(name).isPresent();
      }
      if (source.crashed && !source.wasLast) {
        assertThat(rest.counts().added()).as(name).isEqualTo(PAPERS - stored);
        assertThat(rest.counts().unchanged() + rest.counts().revised())
            .as("%s: nothing is read again", name)
            .isZero();
      }
      return source.crashed;
    }
  }

  /// Makes the database fail in the middle of a transaction, after its papers were written.
  private static void refusePoison(HarvestBench bench) {
    bench.database.write(
        handle ->
            handle.execute(
                "CREATE TRIGGER refuse_poison BEFORE INSERT ON checkpoint WHEN NEW.key = 'poison'"
                    + " BEGIN SELECT RAISE(ABORT, 'poison'); END"));
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Ends the run at one page of another source.
  private static final class Crashing implements Source {
    private final Source source;
    private final Moment moment;
    private final int at;
    private int pages;
    private boolean crashed;
    private boolean wasLast;
    private boolean complete;

    Crashing(Source source, Moment moment, int at) {
      this.source = source;
      this.moment = moment;
      this.at = at;
    }

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public String set() {
      return source.set();
    }

    @Override
    public String limit() {
      return source.limit();
    }

    @Override
    public Page next(Function<String, Optional<String>> checkpoints) throws InterruptedException {
      Page page = source.next(checkpoints);
      pages++;
      complete = page.last();
      wasLast = page.last() && moment == Moment.AFTER_THE_TRANSACTION;
      if (pages == at && moment == Moment.BEFORE_THE_TRANSACTION) {
        crashed = true;
        throw new Crash();
      }
      if (pages == at && moment == Moment.WITHIN_THE_TRANSACTION) {
        crashed = true;
        List<Checkpoint> poisoned = new ArrayList<>(page.checkpoints());
        poisoned.add(new Checkpoint("poison", ""));
        return new Page(page.records(), poisoned, List.of(), List.of(), page.last());
      }
      return page;
    }

    Progress crashing() {
      return (harvested, counts) -> {
        if (pages == at && moment == Moment.AFTER_THE_TRANSACTION) {
          crashed = true;
          throw new Crash();
        }
      };
    }

    Progress interrupting() {
      return (harvested, counts) -> {
        if (pages == at && !complete) {
          crashed = true;
          Thread.currentThread().interrupt();
        }
      };
    }
  }
}
