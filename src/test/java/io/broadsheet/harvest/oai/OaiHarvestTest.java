package io.broadsheet.harvest.oai;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.harvest.HarvestResult;
import io.broadsheet.harvest.Progress;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.HarvestRun.Outcome;
import io.broadsheet.testing.FakeArxiv;
import io.broadsheet.testing.FakeFeeds;
import io.broadsheet.testing.FakeRecord;
import io.broadsheet.testing.FakeRepository;
import io.broadsheet.testing.Fault;
import io.broadsheet.testing.HarvestBench;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OaiHarvestTest {
  private static final Instant NOW = Instant.parse("2026-08-20T12:00:00Z");

  @TempDir Path folder;
  private SettableClock clock;
  private HarvestBench bench;
  private FakeArxiv arxiv;

  @BeforeEach
  void open() {
    clock = new SettableClock(NOW);
    bench = new HarvestBench(folder, clock, new Random(1));
    arxiv = FakeArxiv.withPapers(clock, new Random(2), 500, 20, 40);
  }

  @AfterEach
  void close() {
    arxiv.close();
    bench.close();
  }

  @Test
  void bringsEveryRecordOnceAndFindsNothingNewTheNextTime() {
    HarvestResult first = harvest(source());
    assertThat(first.outcome()).as(first.message()).isEqualTo(Outcome.COMPLETE);
    assertThat(first.counts().added()).isEqualTo(500);
    assertThat(first.counts().rejected()).isZero();
    assertHasEverything();

    clock.advance(Duration.ofHours(6));
    int before = arxiv.arrivals().size();
    HarvestResult second = harvest(source());
    assertThat(second.counts().added() + second.counts().revised()).isZero();
    assertThat(second.counts().read()).as("a day of overlap").isPositive().isLessThan(120);
    assertThat(arxiv.arrivals().size() - before).isLessThan(8);
    assertThat(
            bench.harvests.requests(
                "arxiv", bench.clock.instant().atZone(java.time.ZoneOffset.UTC).toLocalDate()))
        .isEqualTo(arxiv.arrivals().size());
  }

  @Test
  void bringsWhatIsNewRevisedAndDeletedTheNextTime() {
    harvest(source());
    clock.advance(Duration.ofHours(20));
    List<FakeRecord> all = arxiv.repository().all();
    arxiv.repository().revise(all.get(3).id());
    arxiv.repository().delete(all.get(7).id());
    arxiv.repository().put(FakeRecord.random(new Random(9), 900, clock.instant()));

    HarvestResult result = harvest(source());

    assertThat(result.counts().added()).isEqualTo(1);
    assertThat(result.counts().revised()).isEqualTo(1);
    assertThat(result.counts().withdrawn()).isEqualTo(1);
    assertHasEverything();
    assertThat(bench.papers.find(PaperId.arxiv(all.get(7).id())).orElseThrow().withdrawn())
        .isTrue();
  }

  @Test
  void asksForOneSetOnly() {
    HarvestResult result =
        harvest(
            new OaiPmhSource(OaiSourceConfig.arxiv(arxiv.oai(), "cs:cs:AI"), bench.fetcher, clock));
    long expected =
        arxiv.repository().all().stream().filter(r -> r.categories().contains("cs.AI")).count();
    assertThat(result.counts().added()).isEqualTo(expected).isPositive();
    assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void takesNoRecordsMatchForNothingNew() {
    HarvestResult result =
        harvest(
            new OaiPmhSource(
                OaiSourceConfig.arxiv(arxiv.oai(), "econ:econ:EM"), bench.fetcher, clock));
    assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(result.counts().read()).isZero();
  }

  @Test
  void harvestsAStatedRangeWithoutMovingThePlaceOfTheRegularHarvest() {
    OaiSourceConfig range =
        OaiSourceConfig.arxiv(arxiv.oai(), "").between("2026-08-05", "2026-08-06");
    HarvestResult result = harvest(new OaiPmhSource(range, bench.fetcher, clock));
    assertThat(result.counts().added()).isPositive().isLessThan(120);
    assertThat(harvest(source()).counts().read()).isEqualTo(500);
    assertHasEverything();
  }

  @Test
  void findsTheRecordThatAChangeInTheMiddleOfALongDayHidesFromThePages() {
    // All on one day, so that one window takes several pages.
    FakeRepository day = new FakeRepository(clock, 10, 80, false);
    for (int i = 1; i <= 60; i++) {
      day.put(FakeRecord.random(new Random(i), i, NOW.minusSeconds(86_400 + i)));
    }
    try (FakeArxiv other = new FakeArxiv(clock, day, new FakeFeeds(), new Random(4))) {
      List<String> changed = new ArrayList<>();
      Progress changes =
          (source, counts) -> {
            if (counts.pages() == 2) {
              // Records of the first pages move to today, and all behind them move up.
              List<FakeRecord> early =
                  day.all().stream()
                      .sorted(java.util.Comparator.comparing(FakeRecord::modified))
                      .limit(5)
                      .toList();
              early.forEach(record -> day.revise(record.id()));
              early.forEach(record -> changed.add(record.id()));
            }
          };
      OaiSourceConfig config = OaiSourceConfig.arxiv(other.oai(), "").between(null, "2026-08-19");
      HarvestResult result =
          bench.harvester.run(new OaiPmhSource(config, bench.fetcher, clock), changes);
      assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.COMPLETE);
      assertThat(changed).hasSize(5);
      for (FakeRecord record : day.all()) {
        assertThat(bench.papers.find(PaperId.arxiv(record.id()))).as(record.id()).isPresent();
      }
    }
  }

  @Test
  void readsAllEncodingsAndCompressionAsTheDocumentMeansThem() {
    arxiv.script(
        java.util.stream.IntStream.range(0, 40)
            .mapToObj(
                i ->
                    java.util.Optional.<Fault>of(
                        i % 2 == 0 ? new Fault.WrongCharset() : new Fault.Gzipped()))
            .toList());
    assertThat(harvest(source()).counts().rejected()).isZero();
    assertHasEverything();
  }

  @Test
  void fillsInTheVersionsWithoutOverrulingTheParsedNames() {
    harvest(source());
    Paper before =
        bench.papers.find(PaperId.arxiv(arxiv.repository().all().getFirst().id())).orElseThrow();
    harvest(new OaiPmhSource(OaiSourceConfig.arxivVersions(arxiv.oai(), ""), bench.fetcher, clock));
    Paper after = bench.papers.find(before.id()).orElseThrow();
    assertThat(before.versions()).isEmpty();
    assertThat(after.versions()).hasSize(1);
    assertThat(after.authors()).isEqualTo(before.authors());
    assertThat(after.title()).isEqualTo(before.title());
  }

  @Test
  void harvestsAnyOtherRepositoryInDublinCoreBySeconds() {
    FakeRepository other = new FakeRepository(clock, 15, 100, true);
    for (int i = 1; i <= 100; i++) {
      other.put(FakeRecord.random(new Random(i), i, NOW.minusSeconds(i * 3_000L)));
    }
    try (FakeArxiv server = new FakeArxiv(clock, other, new FakeFeeds(), new Random(4))) {
      OaiPmhSource source =
          new OaiPmhSource(OaiSourceConfig.anyRepository(server.oai(), ""), bench.fetcher, clock);
      HarvestResult result = harvest(source);
      assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.COMPLETE);
      assertThat(result.counts().added()).isEqualTo(100);
      assertThat(harvest(source).counts().added()).isZero();
    }
  }

  @Test
  void saysWhenTheSourceWillBeAskedAgain() {
    arxiv.next(new Fault.Status(503, "86000"));
    HarvestResult result = harvest(source());
    assertThat(result.outcome()).isEqualTo(Outcome.STALLED);
    assertThat(result.message()).contains("127.0.0.1").contains("503");
    assertThat(result.nextTry()).isEqualTo(NOW.plusSeconds(86_000));
    var status = bench.harvests.report(clock.instant()).sources().getFirst();
    assertThat(status.stalled()).isTrue();
    assertThat(status.nextTry()).isEqualTo(NOW.plusSeconds(86_000));

    assertThat(harvest(source()).outcome()).as("asked too soon").isEqualTo(Outcome.STALLED);
    assertThat(arxiv.arrivals()).hasSize(1);
    clock.advance(Duration.ofSeconds(86_000));
    assertThat(harvest(source()).outcome()).isEqualTo(Outcome.COMPLETE);
    assertHasEverything();
  }

  @Test
  void refusesWhatIsNotAnOaiRepository() {
    HarvestResult result =
        harvest(
            new OaiPmhSource(
                OaiSourceConfig.arxiv(arxiv.base().resolve("/nothing"), ""), bench.fetcher, clock));
    assertThat(result.outcome()).isEqualTo(Outcome.STALLED);
    assertThat(result.message()).contains("404").contains("check the configured address");
  }

  @Test
  void introducesItselfToTheOperator() {
    harvest(source());
    assertThat(arxiv.arrivals())
        .allSatisfy(
            arrival -> {
              assertThat(arrival.headers().get("user-agent"))
                  .contains("Broadsheet")
                  .contains("reader@example.org");
              assertThat(arrival.headers().get("from")).isEqualTo("reader@example.org");
            });
  }

  private OaiPmhSource source() {
    return new OaiPmhSource(OaiSourceConfig.arxiv(arxiv.oai(), ""), bench.fetcher, clock);
  }

  private HarvestResult harvest(OaiPmhSource source) {
    return bench.harvester.run(source, Progress.NONE);
  }

  private void assertHasEverything() {
    List<FakeRecord> all = arxiv.repository().all();
    for (FakeRecord record : all) {
      Paper paper =
          bench
              .papers
              .find(PaperId.arxiv(record.id()))
              .orElseThrow(() -> new AssertionError("lost " + record));
      if (!record.deleted()) {
        assertThat(paper.title()).isEqualTo(record.title());
      }
    }
    assertThat(bench.papers.count()).isEqualTo(all.size());
  }
}
