package io.broadsheet.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.TranslationBacklog.RunEnd;
import io.broadsheet.translate.TranslationProgress.State;
import io.broadsheet.translate.check.StandardChecks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationBacklogTest {
  private static final LocalDate DAY = LocalDate.of(2025, 11, 20);

  @TempDir Path folder;
  private Database database;
  private SqlPaperStore papers;
  private SqlTranslationStore store;
  private final SettableClock clock = new SettableClock(Instant.parse("2025-11-20T10:00:00Z"));
  private final FakeTranslator engine =
      FakeTranslator.of("one", segment -> segment.replace("A look at animal", "看一看动物"));

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), clock);
    papers = new SqlPaperStore(database);
    store = new SqlTranslationStore(database);
    List<Paper> some = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      some.add(paper(i, "A look at animal " + i));
    }
    papers.write(Batch.ofPapers(some));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void translatesTheNewestFirstAndEachOnce() {
    RunEnd end = backlog().run("zh", 5, tally -> {});
    assertThat(end.tally()).isEqualTo(new TranslationTally(5, 5, 5, tally(), tally()));
    assertThat(engine.asked())
        .allMatch(asked -> asked.segments().getFirst().matches(".* (40|39|38|37|36)"));
    assertThat(store.count("zh")).isEqualTo(5);
    RunEnd rest = backlog().run("zh", 1_000, tally -> {});
    assertThat(rest.tally().translated()).isEqualTo(35);
    assertThat(rest.problem()).isEmpty();
    assertThat(engine.asked()).hasSize(40);
    assertThat(backlog().run("zh", 1_000, tally -> {}).tally().papers()).isZero();
  }

  @Test
  void renewsWhatHasChangedAndWhatWasImported() {
    papers.write(
        new Batch(
            List.of(),
            List.of(),
            List.of(new PaperTranslation(id(40), "zh", "看动物四十", null, "谷歌翻译", null, null)),
            List.of(),
            List.of()));
    var _ = backlog().run("zh", 100, tally -> {});
    assertThat(shown(40).engine()).isEqualTo("ONE");
    assertThat(store.history(id(40), "zh")).extracting(Translation::engine).contains("谷歌翻译");
    papers.write(Batch.ofPapers(List.of(paper(7, "A look at animal 7 and 8"))));
    engine.does(_ -> new Translated(List.of("看一看动物7与8"), ""));
    RunEnd end = backlog().run("zh", 100, tally -> {});
    assertThat(end.tally().translated()).isEqualTo(1);
    assertThat(shown(7).text()).isEqualTo("看一看动物7与8");
    assertThat(store.history(id(7), "zh")).hasSize(2);
  }

  @Test
  void aReadersTextIsNotWrittenOver() {
    store.put(
        Translation.correction(
            id(40), TranslationField.TITLE, "zh", "动物四十", "Li", DAY, "A look at animal 40"));
    var _ = backlog().run("zh", 1, tally -> {});
    assertThat(engine.asked()).isEmpty();
    assertThat(shown(40).text()).isEqualTo("动物四十");
  }

  @Test
  void endsWhenTheEngineIsDownAndGoesOnLater() {
    engine.does(
        asked ->
            engine.asked().size() > 10
                ? Failed.of(Reason.UNAVAILABLE, "down")
                : new Translated(
                    List.of(asked.segments().getFirst().replace("A look at animal", "看一看动物")), ""));
    RunEnd end = backlog().run("zh", 100, tally -> {});
    assertThat(end.problem().orElseThrow()).contains("down");
    assertThat(end.tally().translated()).isEqualTo(10);
    assertThat(end.tally().postponed()).containsKey("unavailable");
    assertThat(store.countPending("zh")).isEqualTo(30);
    engine.does(
        asked ->
            new Translated(
                List.of(asked.segments().getFirst().replace("A look at animal", "看一看动物")), ""));
    assertThat(backlog().run("zh", 100, tally -> {}).tally().translated()).isEqualTo(30);
  }

  @Test
  void countsFailuresByReasonAndDoesNotRepeatThemWithTheSameEngines() {
    engine.does(_ -> new Translated(List.of("瞧瞧动物"), ""));
    RunEnd end = backlog().run("zh", 100, tally -> {});
    assertThat(end.tally().failed()).containsEntry("digits", 40);
    assertThat(store.failures("zh")).containsEntry("digits", 40L);
    int asked = engine.asked().size();
    papers.write(Batch.ofPapers(List.of(paper(41, "A look at animal 41"))));
    var _ = backlog().run("zh", 100, tally -> {});
    assertThat(engine.asked()).hasSize(asked + 1);
  }

  @Test
  void worksInTheBackgroundPausesAndStops() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    engine.does(
        _ -> {
          asked.countDown();
          return new Failed(Reason.UNAVAILABLE, "nobody there", Duration.ofMinutes(5));
        });
    TranslationBacklog backlog = backlog();
    backlog.start();
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (backlog.progress().state() != State.PAUSED && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    TranslationProgress progress = backlog.progress();
    assertThat(progress.state()).isEqualTo(State.PAUSED);
    assertThat(progress.problem().orElseThrow()).contains("nobody there");
    assertThat(progress.languages())
        .singleElement()
        .satisfies(language -> assertThat(language.waiting()).isEqualTo(40));
    backlog.close();
    assertThat(backlog.progress().state()).isEqualTo(State.STOPPED);
  }

  @Test
  void anEngineThatHangsHoldsUpNothingButItself() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    engine.does(
        _ -> {
          asked.countDown();
          try {
            never.await();
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
          return Failed.of(Reason.UNAVAILABLE, "interrupted");
        });
    try (TranslationBacklog backlog = backlog()) {
      backlog.start();
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(store.texts(papers.findAll(List.of(id(1))), "zh")).isEmpty();
      papers.write(Batch.ofPapers(List.of(paper(50, "Written while an engine hangs"))));
      assertThat(store.countPending("zh")).isEqualTo(41);
    }
  }

  private static java.util.Map<String, Integer> tally() {
    return java.util.Map.of();
  }

  private Translation shown(int number) {
    return store
        .texts(papers.findAll(List.of(id(number))), "zh")
        .get(id(number))
        .title()
        .translation()
        .orElseThrow();
  }

  private TranslationBacklog backlog() {
    PaperTranslator translator =
        new PaperTranslator(
            EngineOrder.of(List.of(engine)),
            new MemoryStore(database),
            Glossary.EMPTY,
            new AnswerChecks(StandardChecks.with(List.of())::run),
            clock);
    return new TranslationBacklog(papers, store, translator, List.of("zh"), 1, clock);
  }

  private static PaperId id(int number) {
    return PaperId.arxiv("2511.%05d".formatted(number));
  }

  private static Paper paper(int number, String title) {
    return Paper.builder(id(number), title).announcedOn(DAY).language("en").build();
  }
}
