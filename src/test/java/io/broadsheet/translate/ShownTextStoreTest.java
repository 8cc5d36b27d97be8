package io.broadsheet.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.Seed;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.translate.Translation.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a store remembers between pages is what one that remembers nothing reads.
class ShownTextStoreTest {
  private static final LocalDate DAY = LocalDate.of(2025, 11, 20);
  private static final int PAPERS = 12;
  private static final int STEPS = 400;
  private static final List<String> LANGUAGES = List.of("zh", "es");

  @TempDir Path folder;
  private Database here;
  private Database elsewhere;

  @BeforeEach
  void open() {
    SettableClock clock = new SettableClock(Instant.parse("2025-11-20T00:00:00Z"));
    here = Database.open(StoreConfig.of(folder), clock);
    elsewhere = Database.open(StoreConfig.of(folder), clock);
    new SqlPaperStore(here)
        .write(Batch.ofPapers(IntStream.range(0, PAPERS).mapToObj(i -> paper(i, "A")).toList()));
  }

  @AfterEach
  void close() {
    here.close();
    elsewhere.close();
  }

  @Test
  void isAsReadAnewWhateverIsWrittenByWhom() {
    Random random = Seed.random("isAsReadAnewWhateverIsWrittenByWhom");
    SqlTranslationStore remembering = new SqlTranslationStore(here);
    for (int step = 0; step < STEPS; step++) {
      Database writer = random.nextBoolean() ? here : elsewhere;
      SqlTranslationStore store = writer == here ? remembering : new SqlTranslationStore(elsewhere);
      write(random, writer, store);
      List<Paper> asked =
          new SqlPaperStore(here).findAll(ids().subList(random.nextInt(PAPERS), PAPERS));
      String language = LANGUAGES.get(random.nextInt(2));
      assertThat(remembering.texts(asked, language))
          .as("step %d", step)
          .isEqualTo(new SqlTranslationStore(here).texts(asked, language));
    }
  }

  @Test
  void forgetsAllWhenMoreWasWrittenThanIsWorthLookingAt() {
    SqlTranslationStore store = new SqlTranslationStore(here);
    SqlPaperStore papers = new SqlPaperStore(here);
    Paper first = papers.find(id(0)).orElseThrow();
    assertThat(store.texts(List.of(first), "zh")).isEmpty();
    List<PaperTranslation> many =
        IntStream.range(0, 1_000).mapToObj(i -> imported(id(i), "zh", "猫 " + i)).toList();
    new SqlPaperStore(elsewhere).write(new Batch(List.of(), List.of(), many, List.of(), List.of()));
    assertThat(
            store.texts(List.of(first), "zh").get(id(0)).title().translation().orElseThrow().text())
        .isEqualTo("猫 0");
  }

  @Test
  void whoeverWritesSeesItAtOnceWhileOthersWriteAndRead() throws Exception {
    SqlTranslationStore store = new SqlTranslationStore(here);
    List<Paper> all = new SqlPaperStore(here).findAll(ids());
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (Paper own : all.subList(0, 4)) {
      writers.add(
          () -> {
            for (int i = 0; i < 60; i++) {
              Translation put = store.put(machine(own.id(), "zh", "第 " + i, "A"));
              assertThat(store.texts(all, "zh").get(own.id()).title().translation()).contains(put);
            }
            return true;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
      for (Future<Boolean> writer : threads.invokeAll(writers)) {
        assertThat(writer.get()).isTrue();
      }
    }
  }

  private static void write(Random random, Database database, SqlTranslationStore store) {
    PaperId id = id(random.nextInt(PAPERS));
    String language = LANGUAGES.get(random.nextInt(2));
    String text = "猫 " + random.nextInt(5);
    String source = random.nextInt(4) == 0 ? "B" : "A";
    List<Translation> history = store.history(id, language);
    switch (random.nextInt(7)) {
      case 0 -> store.put(machine(id, language, text, source));
      case 1 ->
          store.put(
              Translation.correction(
                  id, TranslationField.TITLE, language, text, "Li", DAY, source));
      case 2 -> history.stream().findFirst().ifPresent(one -> store.withdraw(one.number()));
      case 3 -> history.stream().findFirst().ifPresent(one -> store.restore(one.number()));
      case 4 ->
          store.putFailure(
              new TranslationFailure(
                  id,
                  TranslationField.TITLE,
                  language,
                  SourceHash.of(source),
                  "digits",
                  text,
                  "deepl",
                  Instant.EPOCH));
      case 5 ->
          new SqlPaperStore(database)
              .write(
                  new Batch(
                      List.of(),
                      List.of(),
                      List.of(imported(id, language, text)),
                      List.of(),
                      List.of()));
      default ->
          new SqlPaperStore(database).write(Batch.ofPapers(List.of(paper(number(id), source))));
    }
  }

  private static List<PaperId> ids() {
    return IntStream.range(0, PAPERS).mapToObj(ShownTextStoreTest::id).toList();
  }

  private static PaperId id(int number) {
    return PaperId.arxiv("2511.%05d".formatted(number + 1));
  }

  private static int number(PaperId id) {
    return ids().indexOf(id);
  }

  private static Paper paper(int number, String title) {
    return Paper.builder(id(number), title).announcedOn(DAY).language("en").build();
  }

  private static PaperTranslation imported(PaperId id, String language, String title) {
    return new PaperTranslation(id, language, title, null, "谷歌翻译", null, null);
  }

  private static Translation machine(PaperId id, String language, String text, String source) {
    return new Translation(
        0,
        id,
        TranslationField.TITLE,
        language,
        text,
        Origin.MACHINE,
        "DeepL",
        "next",
        2,
        DAY,
        SourceHash.of(source),
        "g1",
        List.of(),
        List.of(),
        false);
  }
}
