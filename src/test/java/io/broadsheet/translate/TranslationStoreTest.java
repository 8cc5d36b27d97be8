package io.broadsheet.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderName;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.SqlReaderStore;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Change;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.text.TextRange;
import io.broadsheet.translate.CheckResult.Verdict;
import io.broadsheet.translate.Translation.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationStoreTest {
  private static final LocalDate DAY = LocalDate.of(2025, 11, 20);
  private static final PaperId ID = PaperId.arxiv("2511.00001");
  private static final PaperId OLDER = PaperId.arxiv("2511.00002");

  @TempDir Path folder;
  private Database database;
  private SqlPaperStore papers;
  private SqlTranslationStore store;

  @BeforeEach
  void open() {
    database =
        Database.open(
            StoreConfig.of(folder), new SettableClock(Instant.parse("2025-11-20T00:00:00Z")));
    papers = new SqlPaperStore(database);
    store = new SqlTranslationStore(database);
    papers.write(
        Batch.ofPapers(
            List.of(paper(ID, "A look at cats", DAY), paper(OLDER, "Dogs", DAY.minusDays(1)))));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsATranslationWithAllThatIsKnownOfIt() {
    Translation kept = store.put(machine("看猫"));
    assertThat(kept.number()).isPositive();
    assertThat(store.find(kept.number())).contains(kept);
    assertThat(kept.checks())
        .containsExactly(new CheckResult(CheckKind.DIGITS, 1, Verdict.WARN, "one \"more\""));
    assertThat(kept.sentences())
        .containsExactly(new AlignedSentence(new TextRange(0, 14), new TextRange(0, 2)));
    assertThat(shown().title().translation()).contains(kept);
    assertThat(shown().abstractText()).isEqualTo(FieldState.NONE);
  }

  @Test
  void copiesItForSearchAndDumpsAndLogsAChange() {
    long before = papers.lastSequence();
    store.put(machine("看猫"));
    assertThat(papers.translations(ID))
        .containsExactly(new PaperTranslation(ID, "zh", "看猫", null, "DeepL", "next", DAY));
    assertThat(papers.changesAfter(before, 9))
        .singleElement()
        .satisfies(change -> assertThat(change.kind()).isEqualTo(Change.Kind.ENRICHED));
    store.put(machine("看猫"));
    assertThat(papers.lastSequence()).as("the same again is no change").isEqualTo(before + 1);
  }

  @Test
  void showsACorrectionBeforeAMachineBeforeAnImport() {
    importTitle("一瞥猫");
    assertThat(shown().title().translation().orElseThrow().engine()).isEqualTo("谷歌翻译");
    Translation machine = store.put(machine("看猫"));
    assertThat(shown().title().translation()).contains(machine);
    Translation correction =
        store.put(
            Translation.correction(
                ID, TranslationField.TITLE, "zh", "观察猫", "Li", DAY, "A look at cats"));
    store.put(machine("再看猫"));
    assertThat(shown().title().translation()).contains(correction);
    assertThat(store.history(ID, "zh"))
        .extracting(Translation::text)
        .containsExactly("再看猫", "观察猫", "看猫", "一瞥猫");
    assertThat(store.languages(ID)).containsExactly("zh");
  }

  @Test
  void takesACorrectionBackAndRestoresIt() {
    store.put(machine("看猫"));
    Translation wrong =
        store.put(
            Translation.correction(
                ID, TranslationField.TITLE, "zh", "广告", "x", DAY, "A look at cats"));
    store.withdraw(wrong.number());
    assertThat(shown().title().translation().orElseThrow().text()).isEqualTo("看猫");
    assertThat(papers.translations(ID)).extracting(PaperTranslation::title).containsExactly("看猫");
    store.restore(wrong.number());
    assertThat(shown().title().translation().orElseThrow().text()).isEqualTo("广告");
    assertThat(papers.translations(ID)).hasSize(2);
    store.withdraw(99_999);
  }

  @Test
  void aNewVersionMakesItStaleAndARenewedOneIsShown() {
    store.put(machine("看猫"));
    papers.write(Batch.ofPapers(List.of(paper(ID, "A look at two cats", DAY))));
    Paper revised = papers.find(ID).orElseThrow();
    FieldState state = store.texts(List.of(revised), "zh").get(ID).title();
    assertThat(state.stale()).isTrue();
    assertThat(state.pending()).isTrue();
    assertThat(state.translation().orElseThrow().text()).isEqualTo("看猫");
    assertThat(store.pending("zh", 9)).contains(ID);
    Translation renewed = store.put(machine("看两只猫", "A look at two cats"));
    state = store.texts(List.of(revised), "zh").get(ID).title();
    assertThat(state)
        .isEqualTo(
            new FieldState(java.util.Optional.of(renewed), false, java.util.Optional.empty()));
  }

  @Test
  void theNewestWaitFirstUntilTheyAreSettledOrChange() {
    assertThat(store.pending("zh", 9)).containsExactly(ID, OLDER);
    assertThat(store.pending("zh", 1)).containsExactly(ID);
    store.settle("zh", List.of(ID));
    assertThat(store.pending("zh", 9)).containsExactly(OLDER);
    assertThat(store.countPending("zh")).isEqualTo(1);
    assertThat(store.countPending("es")).as("each language for itself").isEqualTo(2);
    store.put(machine("看猫"));
    assertThat(store.countPending("zh")).as("a translation is no change of the paper").isEqualTo(1);
    papers.write(new Batch(List.of(), List.of(OLDER), List.of(), List.of(), List.of()));
    assertThat(store.pending("zh", 9)).as("a withdrawn paper").isEmpty();
  }

  @Test
  void whatReadersOpenComesBeforeTheNewest() {
    SqlReaderStore readers = new SqlReaderStore(database);
    ReaderId ada = readers.add(ReaderName.of("ada"), "Ada", Role.READER).id();
    readers.opened(ada, OLDER);
    readers.opened(ada, PaperId.arxiv("2511.09999"));
    assertThat(store.pending("zh", 9)).containsExactly(OLDER, ID);
    assertThat(store.pending("zh", 1)).containsExactly(OLDER);
    store.settle("zh", List.of(OLDER));
    assertThat(store.pending("zh", 9)).containsExactly(ID);
  }

  @Test
  void remembersWhyNothingIsShownUntilTheSetupOrTheTextChanges() {
    String hash = SourceHash.of("A look at cats");
    store.putFailure(
        new TranslationFailure(
            ID,
            TranslationField.TITLE,
            "zh",
            hash,
            "digits",
            "DeepL: lost 3",
            "deepl",
            Instant.EPOCH));
    assertThat(shown().title().failure().orElseThrow().reason()).isEqualTo("digits");
    assertThat(shown().title().pending()).isFalse();
    assertThat(store.failures("zh")).containsExactly(java.util.Map.entry("digits", 1L));
    store.settle("zh", store.pending("zh", 9));
    store.retryFailed("zh", "deepl");
    assertThat(store.pending("zh", 9)).isEmpty();
    store.retryFailed("zh", "deepl,chat");
    store.retryFailed("zh", "deepl,chat");
    assertThat(store.pending("zh", 9)).containsExactly(ID);
    store.put(machine("看猫"));
    assertThat(shown().title().failure()).isEmpty();
    assertThat(store.failures("zh")).isEmpty();
  }

  @Test
  void refusesWhatIsNotItsToKeep() {
    Translation imported =
        new Translation(
            0,
            ID,
            TranslationField.TITLE,
            "zh",
            "x",
            Origin.IMPORTED,
            "e",
            null,
            0,
            null,
            "",
            "",
            List.of(),
            List.of(),
            false);
    assertThatThrownBy(() -> store.put(imported)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> machine("  ")).isInstanceOf(IllegalArgumentException.class);
    assertThat(store.texts(List.of(), "zh")).isEmpty();
  }

  private TranslatedTexts shown() {
    return store.texts(papers.findAll(List.of(ID)), "zh").getOrDefault(ID, TranslatedTexts.NONE);
  }

  private void importTitle(String title) {
    papers.write(
        new Batch(
            List.of(),
            List.of(),
            List.of(new PaperTranslation(ID, "zh", title, null, "谷歌翻译", null, null)),
            List.of(),
            List.of()));
  }

  private static Translation machine(String text) {
    return machine(text, "A look at cats");
  }

  private static Translation machine(String text, String source) {
    return new Translation(
        0,
        ID,
        TranslationField.TITLE,
        "zh",
        text,
        Origin.MACHINE,
        "DeepL",
        "next",
        2,
        DAY,
        SourceHash.of(source),
        "g1",
        List.of(new CheckResult(CheckKind.DIGITS, 1, Verdict.WARN, "one \"more\"")),
        List.of(new AlignedSentence(new TextRange(0, 14), new TextRange(0, 2))),
        false);
  }

  private static Paper paper(PaperId id, String title, LocalDate day) {
    return Paper.builder(id, title).announcedOn(day).language("en").build();
  }
}
