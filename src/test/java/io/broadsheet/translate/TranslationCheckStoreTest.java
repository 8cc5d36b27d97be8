package io.broadsheet.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Change;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreCheck.Problem;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.translate.Translation.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationCheckStoreTest {
  private static final LocalDate DAY = LocalDate.of(2025, 11, 20);
  private static final PaperId ID = PaperId.arxiv("2511.00001");
  private static final PaperTranslation IMPORTED =
      new PaperTranslation(ID, "zh", "一瞥猫", null, "谷歌翻译", null, null);

  @TempDir Path folder;
  private Database database;
  private SqlPaperStore papers;
  private SqlTranslationStore store;
  private TranslationCheckStore check;

  @BeforeEach
  void open() {
    database =
        Database.open(
            StoreConfig.of(folder), new SettableClock(Instant.parse("2025-11-20T00:00:00Z")));
    papers = new SqlPaperStore(database);
    store = new SqlTranslationStore(database);
    check = new TranslationCheckStore(database);
    papers.write(
        new Batch(
            List.of(Paper.builder(ID, "A look at cats").announcedOn(DAY).language("en").build()),
            List.of(),
            List.of(IMPORTED),
            List.of(),
            List.of()));
    store.put(translation("看猫", "DeepL", Origin.MACHINE));
    store.withdraw(store.put(translation("广告", "x", Origin.CORRECTION)).number());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void findsNothingWrongWhenNothingIs() {
    assertThat(check.run()).isEqualTo(new TranslationCheckStore.Report(List.of(), 2, 0));
  }

  @Test
  void aCopyThatIsMissingLeftOverOrOtherIsNamedAndMended() {
    spoil("UPDATE translation SET title = 'other' WHERE engine = 'DeepL'");
    assertThat(wrong()).contains("1 translations are found by search otherwise").contains("DeepL");
    mend();
    spoil("DELETE FROM translation WHERE engine = 'DeepL'");
    assertThat(wrong()).contains("2511.00001 (zh, DeepL)");
    mend();
    spoil(
        "INSERT INTO translation (paper_key, language, engine, model, title)"
            + " VALUES ('2511.00001', 'zh', 'x', '', '广告')");
    assertThat(wrong()).contains("(zh, x)");
    mend();
  }

  @Test
  void whatCannotBeReadIsNamedAndLeftAlone() {
    spoil("UPDATE field_translation SET made_on = 'yesterday' WHERE engine = 'DeepL'");
    assertThat(wrong())
        .contains("1 translations cannot be read: number 1 of 2511.00001")
        .contains("Put a backup in its place");
    check.repair();
    assertThat(wrong()).contains("cannot be read");
    spoil("UPDATE field_translation SET made_on = NULL, text = ' ' WHERE engine = 'DeepL'");
    assertThat(wrong()).contains("cannot be read");
  }

  private void mend() {
    long before = papers.lastSequence();
    check.repair();
    assertThat(check.run().problems()).isEmpty();
    assertThat(papers.translations(ID))
        .containsExactlyInAnyOrder(
            IMPORTED, new PaperTranslation(ID, "zh", "看猫", null, "DeepL", null, DAY));
    assertThat(papers.changesAfter(before, 9))
        .as("the index follows")
        .singleElement()
        .extracting(Change::kind)
        .isEqualTo(Change.Kind.ENRICHED);
  }

  private String wrong() {
    List<Problem> problems = check.run().problems();
    assertThat(problems).hasSize(1);
    return problems.getFirst().toString();
  }

  private void spoil(String sql) {
    database.write(handle -> handle.execute(sql));
  }

  private static Translation translation(String text, String engine, Origin origin) {
    return new Translation(
        0,
        ID,
        TranslationField.TITLE,
        "zh",
        text,
        origin,
        engine,
        null,
        0,
        DAY,
        SourceHash.of("A look at cats"),
        "",
        List.of(),
        List.of(),
        false);
  }
}
