package io.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperChange;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.testing.RandomPapers;
import io.broadsheet.testing.Seed;
import io.broadsheet.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [PaperStore] does.
abstract class PaperStoreContract {
  private static final LocalDate MONDAY = LocalDate.of(2025, 11, 17);
  private static final PaperId FIRST = PaperId.arxiv("2511.00001");
  private static final PaperId SECOND = PaperId.arxiv("2511.00002");

  final SettableClock clock = new SettableClock(Instant.parse("2025-11-20T10:11:12.345Z"));
  private PaperStore store;

  /// An empty store that tells the time by [#clock].
  abstract PaperStore openEmpty();

  @BeforeEach
  void openStore() {
    store = openEmpty();
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(store.count()).isZero();
    assertThat(store.lastSequence()).isZero();
    assertThat(store.find(FIRST)).isEmpty();
    assertThat(store.newestAnnouncement(LocalDate.MAX)).isEmpty();
    assertThat(store.announced(LocalDate.MIN, LocalDate.MAX, 10)).isEmpty();
    assertThat(store.watermark("indexer")).isZero();
    assertThat(store.checkpoint("arxiv")).isEmpty();
  }

  @Test
  void addsRevisesWithdrawsAndLeavesUnchanged() {
    Paper paper = paper(FIRST, "cs.CL");
    Paper better = paper.toBuilder().title("A better title").build();
    assertThat(write(paper)).containsExactly(new PaperChange.Added(FIRST));
    assertThat(write(paper)).containsExactly(new PaperChange.Unchanged(FIRST));
    clock.advance(Duration.ofMinutes(1));
    assertThat(write(better)).containsExactly(new PaperChange.Revised(FIRST));
    assertThat(delete(FIRST, SECOND))
        .containsExactly(new PaperChange.Withdrawn(FIRST), new PaperChange.Unchanged(SECOND));
    assertThat(delete(FIRST)).containsExactly(new PaperChange.Unchanged(FIRST));

    assertThat(store.changesAfter(0, 100))
        .extracting(Change::kind)
        .containsExactly(Change.Kind.ADDED, Change.Kind.REVISED, Change.Kind.WITHDRAWN);
    assertThat(store.history(FIRST))
        .containsExactly(
            new PaperStore.FormerRecord(better, clock.instant()),
            new PaperStore.FormerRecord(paper, clock.instant()));
  }

  @Test
  void keepsWithdrawnPapersReadableButOffTheLists() {
    write(paper(FIRST, "cs.CL"));
    delete(FIRST);
    assertThat(store.find(FIRST)).get().extracting(Paper::withdrawn).isEqualTo(true);
    assertThat(store.count()).isEqualTo(1);
    assertThat(store.announced(MONDAY, MONDAY, 10)).isEmpty();
    assertThat(store.announcedIn("cs.CL", MONDAY, MONDAY, 0, 10)).isEmpty();
    assertThat(store.countAnnouncedIn("cs.CL", MONDAY, MONDAY)).isZero();
    assertThat(store.countsByDay(MONDAY, MONDAY)).isEmpty();
    assertThat(store.countsByCategory(MONDAY, MONDAY)).isEmpty();
    assertThat(store.newestAnnouncement(MONDAY)).isEmpty();
  }

  @Test
  void mergesARepeatedPaperWithinOneBatch() {
    Paper paper = paper(FIRST, "cs.CL");
    Paper other = paper.toBuilder().title("Another title").build();
    assertThat(write(paper, paper, other))
        .containsExactly(
            new PaperChange.Added(FIRST),
            new PaperChange.Unchanged(FIRST),
            new PaperChange.Revised(FIRST));
    assertThat(store.find(FIRST)).contains(other);
    assertThat(store.history(FIRST)).hasSize(1);
  }

  @Test
  void showsATranslationWhenItsPaperComes() {
    PaperTranslation translation =
        new PaperTranslation(FIRST, "zh", "标题", null, "谷歌翻译", null, MONDAY);
    write(translation);
    assertThat(store.lastSequence()).isZero();
    write(paper(FIRST, "cs.CL"));
    assertThat(store.translations(FIRST)).containsExactly(translation);
    assertThat(store.translations(List.of(FIRST, SECOND), "zh")).containsOnlyKeys(FIRST);
    assertThat(store.translations(List.of(FIRST), "es")).isEmpty();
  }

  @Test
  void logsTranslationsInTheOrderInWhichTheirPapersCame() {
    store.write(Batch.ofPapers(List.of(paper(FIRST, "cs.CL"), paper(SECOND, "cs.CL"))));
    long before = store.lastSequence();
    PaperTranslation title = new PaperTranslation(FIRST, "zh", "标题", null, "DeepL", null, null);
    PaperTranslation other = new PaperTranslation(SECOND, "zh", "标题", null, "DeepL", null, null);
    PaperTranslation again = new PaperTranslation(FIRST, "zh", null, "摘要", "DeepL", null, null);
    store.write(
        new Batch(List.of(), List.of(), List.of(title, other, again), List.of(), List.of()));
    assertThat(store.changesAfter(before, 9))
        .extracting(Change::paperId)
        .containsExactly(FIRST, SECOND);
  }

  @Test
  void logsATranslationOfAKnownPaperOnceForEachChange() {
    write(paper(FIRST, "cs.CL"));
    PaperTranslation title = new PaperTranslation(FIRST, "zh", "标题", null, "DeepL", null, null);
    PaperTranslation text = new PaperTranslation(FIRST, "zh", null, "摘要", "DeepL", null, null);
    write(title);
    write(title);
    write(text);
    assertThat(store.changesAfter(1, 10))
        .extracting(Change::kind)
        .containsExactly(Change.Kind.ENRICHED, Change.Kind.ENRICHED);
    assertThat(store.translations(FIRST))
        .containsExactly(new PaperTranslation(FIRST, "zh", "标题", "摘要", "DeepL", null, null));
  }

  @Test
  void answersQuestionsAboutDaysAndCategories() {
    write(
        paper(SECOND, "cs.CL", "cs.AI"),
        paper(FIRST, "cs.AI", "cs.CL"),
        paper(PaperId.arxiv("2511.00003"), "cs.CL").toBuilder()
            .announcedOn(MONDAY.plusDays(2))
            .build());
    LocalDate wednesday = MONDAY.plusDays(2);
    assertThat(store.announced(MONDAY, wednesday, 2))
        .extracting(Paper::id)
        .containsExactly(FIRST, SECOND);
    assertThat(store.announcedIn("cs.CL", MONDAY, wednesday, 1, 10))
        .extracting(Paper::id)
        .containsExactly(SECOND, FIRST);
    assertThat(store.countAnnouncedIn("cs.CL", MONDAY, wednesday)).isEqualTo(3);
    assertThat(store.countsByCategory(MONDAY, MONDAY))
        .containsOnly(
            Map.entry("cs.AI", new PaperStore.CategoryCount(1, 2)),
            Map.entry("cs.CL", new PaperStore.CategoryCount(1, 2)));
    assertThat(store.newestAnnouncement(wednesday.minusDays(1))).contains(MONDAY);
    assertThat(store.neighbourAnnouncement(MONDAY, +1)).contains(wednesday);
    assertThat(store.neighbourAnnouncement(MONDAY, -1)).isEmpty();
    assertThat(store.neighbourAnnouncement(wednesday, -1)).contains(MONDAY);
  }

  @Test
  void findsADoiInAnyCaseEvenUnderATurkishLocale() {
    Paper paper = paper(FIRST, "cs.CL").toBuilder().doi("10.1109/ICIP.I").build();
    write(paper);
    assertThat(store.findByDoi("10.1109/icip.i")).contains(paper);
    assertThat(store.findByDoi("10.1109/ICIP")).isEmpty();
  }

  @Test
  void keepsCheckpointsSignalsAndWatermarks() {
    PaperSignal signal = new PaperSignal(FIRST, "daily-papers", "upvotes", 3, MONDAY);
    store.write(
        new Batch(
            List.of(),
            List.of(),
            List.of(),
            List.of(signal),
            List.of(new Checkpoint("arxiv", "1"), new Checkpoint("arxiv", "2"))));
    write(paper(FIRST, "cs.CL"), paper(SECOND, "cs.CL"));
    store.setWatermark("indexer", 2);
    store.setWatermark("indexer", 1);
    assertThat(store.signalsSince(MONDAY)).containsExactly(signal);
    assertThat(store.signalsSince(MONDAY.plusDays(1))).isEmpty();
    assertThat(store.checkpoint("arxiv")).contains("2");
    assertThat(store.watermark("indexer")).isEqualTo(1);
  }

  @Test
  void takesMoreIdentifiersThanADatabaseTakesParameters() {
    List<Paper> papers = new ArrayList<>();
    for (int i = 10000; i < 12300; i++) {
      papers.add(paper(PaperId.arxiv("2511." + i), "cs.CL"));
    }
    assertThat(store.write(Batch.ofPapers(papers))).hasSize(2300);
    List<PaperId> ids = papers.reversed().stream().map(Paper::id).toList();
    assertThat(store.findAll(ids)).isEqualTo(papers.reversed());
    List<PaperId> scanned = new ArrayList<>();
    store.scanIds(scanned::add);
    assertThat(scanned).isEqualTo(ids.reversed());
  }

  @Test
  void doesWhatThePlainestStoreDoes() {
    Random random = Seed.random("doesWhatThePlainestStoreDoes");
    RandomPapers world = new RandomPapers(random, 40);
    MemoryPaperStore plain = new MemoryPaperStore(clock);
    for (int round = 0; round < 120; round++) {
      clock.advance(Duration.ofMillis(random.nextInt(2) * 17L));
      Batch batch =
          new Batch(
              world.some(world::paper),
              random.nextInt(5) == 0 ? world.some(world::id) : List.of(),
              world.some(world::translation),
              world.some(world::signal),
              List.of(new Checkpoint("round", String.valueOf(round))));
      assertThat(store.write(batch)).isEqualTo(plain.write(batch));
      PaperStoreComparison.compare(store, plain, world, random);
    }
    assertThat(store.changesAfter(0, Integer.MAX_VALUE))
        .isEqualTo(plain.changesAfter(0, Integer.MAX_VALUE));
  }

  List<PaperChange> write(Paper... papers) {
    return store.write(Batch.ofPapers(List.of(papers)));
  }

  private void write(PaperTranslation translation) {
    store.write(new Batch(List.of(), List.of(), List.of(translation), List.of(), List.of()));
  }

  private List<PaperChange> delete(PaperId... ids) {
    return store.write(new Batch(List.of(), List.of(ids), List.of(), List.of(), List.of()));
  }

  private static Paper paper(PaperId id, String... categories) {
    return Paper.builder(id, "Title of " + id)
        .provenance("arxiv")
        .categories(List.of(categories))
        .announcedOn(MONDAY)
        .build();
  }
}
