package io.broadsheet.harvest.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.harvest.HarvestResult;
import io.broadsheet.harvest.Progress;
import io.broadsheet.paper.AnnouncementCalendar;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.CategoryBatch;
import io.broadsheet.store.CategoryBatch.State;
import io.broadsheet.store.HarvestRun.Outcome;
import io.broadsheet.testing.FakeArxiv;
import io.broadsheet.testing.FakeFeeds.Item;
import io.broadsheet.testing.FakeRecord;
import io.broadsheet.testing.Fault;
import io.broadsheet.testing.HarvestBench;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncementFeedSourceTest {
  /// A Thursday, 08:00 in New York.
  private static final Instant NOW = Instant.parse("2026-08-20T12:00:00Z");

  private static final LocalDate TODAY = LocalDate.of(2026, 8, 20);

  @TempDir Path folder;
  private SettableClock clock;
  private HarvestBench bench;
  private FakeArxiv arxiv;
  private List<FakeRecord> records;

  @BeforeEach
  void open() {
    clock = new SettableClock(NOW);
    bench = new HarvestBench(folder, clock, new Random(1));
    arxiv = FakeArxiv.withPapers(clock, new Random(2), 30, 3, 100);
    records = arxiv.repository().all();
  }

  @AfterEach
  void close() {
    arxiv.close();
    bench.close();
  }

  @Test
  void storesABatchUnderTheDateItsItemsCarry() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String type = i < 5 ? "new" : i < 7 ? "cross" : i < 9 ? "replace" : "replace-cross";
      items.add(new Item(records.get(i), type, NOW));
    }
    arxiv.feeds().show("cs.AI", items);

    HarvestResult result = harvest("cs.AI");

    assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.COMPLETE);
    assertThat(result.counts().added()).isEqualTo(10);
    assertThat(result.counts().rejected()).isZero();
    CategoryBatch batch = batch("cs.AI");
    assertThat(batch.state()).isEqualTo(State.FRESH);
    assertThat(batch.batchDate()).isEqualTo(TODAY);
    assertThat(List.of(batch.added(), batch.crossListed(), batch.replaced()))
        .containsExactly(5, 2, 3);
    Paper first = bench.papers.find(PaperId.arxiv(records.getFirst().id())).orElseThrow();
    assertThat(first.announcedOn()).isEqualTo(TODAY);
    assertThat(first.title()).isEqualTo(records.getFirst().title());
  }

  @Test
  void seesThatOneCategoryIsABatchBehindUnderTodaysBuildDate() {
    arxiv.feeds().announce("cs.AI", NOW.minus(Duration.ofDays(1)), records.subList(0, 5));
    arxiv.feeds().announce("cs.CL", NOW, records.subList(5, 10));
    harvest("cs.AI");
    harvest("cs.CL");
    assertThat(batch("cs.AI").state()).isEqualTo(State.WAITING);
    assertThat(batch("cs.AI").batchDate()).isEqualTo(TODAY.minusDays(1));
    assertThat(batch("cs.CL").state()).isEqualTo(State.FRESH);

    arxiv.feeds().announce("cs.AI", NOW, records.subList(10, 17));
    clock.advance(Duration.ofHours(1));
    assertThat(harvest("cs.AI").counts().added()).isEqualTo(7);
    assertThat(batch("cs.AI").state()).isEqualTo(State.FRESH);
    assertThat(
            bench.papers.find(PaperId.arxiv(records.getFirst().id())).orElseThrow().announcedOn())
        .isEqualTo(TODAY.minusDays(1));
  }

  @Test
  void asksAgainOnlyForWhatHasChangedAndStillKnowsTheState() {
    arxiv.feeds().announce("cs.AI", NOW, records.subList(0, 5));
    harvest("cs.AI");
    clock.advance(Duration.ofHours(2));
    HarvestResult again = harvest("cs.AI");
    assertThat(again.counts().read()).as("not modified").isZero();
    assertThat(arxiv.arrivals().getLast().headers()).containsKey("if-none-match");
    assertThat(batch("cs.AI").state()).isEqualTo(State.FRESH);
    assertThat(batch("cs.AI").added()).isEqualTo(5);
    clock.advance(Duration.ofHours(24));
    assertThat(harvest("cs.AI").outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(batch("cs.AI").state()).as("Friday's is due").isEqualTo(State.WAITING);
  }

  @Test
  void takesAnEmptyWeekendForAQuietDay() {
    arxiv.feeds().announce("cs.AI", NOW, records.subList(0, 5));
    harvest("cs.AI");
    clock.set(Instant.parse("2026-08-22T15:00:00Z"));
    arxiv.feeds().show("cs.AI", List.of());
    HarvestResult result = harvest("cs.AI");
    assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(batch("cs.AI").state()).isEqualTo(State.QUIET_DAY);
    assertThat(batch("cs.AI").batchDate()).isEqualTo(TODAY);
    assertThat(batch("cs.AI").added()).isEqualTo(5);
  }

  @Test
  void takesAnEmptyFeedOnAWorkingDayForNothingToAnnounce() {
    arxiv.feeds().show("econ.TH", List.of());
    harvest("econ.TH");
    assertThat(batch("econ.TH").state()).isEqualTo(State.QUIET_DAY);
    assertThat(batch("econ.TH").batchDate()).isNull();
    clock.advance(Duration.ofDays(1));
    arxiv.feeds().announce("econ.TH", clock.instant(), records.subList(0, 1));
    harvest("econ.TH");
    assertThat(batch("econ.TH").state()).isEqualTo(State.FRESH);
  }

  @Test
  void aFeedReadWhileItIsMadeDoesNotReplaceAFullCount() {
    arxiv.feeds().announce("cs.AI", NOW, records.subList(0, 9));
    harvest("cs.AI");
    arxiv.feeds().announce("cs.AI", NOW, records.subList(0, 2));
    harvest("cs.AI");
    assertThat(batch("cs.AI").added()).isEqualTo(9);
    assertThat(bench.papers.count()).isEqualTo(9);
  }

  @Test
  void saysThatArxivHasNoSuchCategory() {
    HarvestResult result = harvest("cs.ZZ");
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.message()).contains("cs.ZZ").contains("Feed error");
    assertThat(arxiv.arrivals()).hasSize(1);
  }

  @Test
  void asksAgainForAFeedThatWasCutShort() {
    arxiv.feeds().announce("cs.AI", NOW, records.subList(0, 9));
    arxiv.next(new Fault.CutShort(0.6));
    arxiv.next(new Fault.Html());
    HarvestResult result = harvest("cs.AI");
    assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.COMPLETE);
    assertThat(result.counts().added()).isEqualTo(9);
    assertThat(arxiv.arrivals()).hasSize(3);
  }

  @Test
  void marksACategoryWhoseSourceCannotBeAsked() {
    arxiv.feeds().announce("cs.AI", NOW, records.subList(0, 9));
    harvest("cs.AI");
    clock.advance(Duration.ofDays(1));
    arxiv.next(new Fault.Status(429, "86000"));
    assertThat(harvest("cs.AI").outcome()).isEqualTo(Outcome.STALLED);
    assertThat(batch("cs.AI").state()).isEqualTo(State.STALLED);
    assertThat(batch("cs.AI").batchDate()).isEqualTo(TODAY);
  }

  private HarvestResult harvest(String category) {
    AnnouncementCalendar calendar = new AnnouncementCalendar(AnnouncementCalendar.HOLIDAYS_2026);
    return bench.harvester.run(
        new AnnouncementFeedSource(
            arxiv.base().resolve("/rss/"), category, calendar, bench.fetcher, clock),
        Progress.NONE);
  }

  private CategoryBatch batch(String category) {
    return bench.harvests.batches(AnnouncementFeedSource.NAME).stream()
        .filter(batch -> batch.category().equals(category))
        .findFirst()
        .orElseThrow();
  }
}
