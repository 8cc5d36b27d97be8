package io.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreCheckTest {
  private static final PaperId FIRST = PaperId.arxiv("2511.00001");
  private static final PaperId UNKNOWN = PaperId.arxiv("2511.09999");

  @TempDir Path folder;
  private Database database;
  private StoreCheck check;

  @BeforeEach
  void writeSomething() {
    database =
        Database.open(
            StoreConfig.of(folder), new SettableClock(Instant.parse("2025-11-20T00:00:00Z")));
    check = new StoreCheck(database);
    Paper paper =
        Paper.builder(FIRST, "Title")
            .announcedOn(LocalDate.of(2025, 11, 17))
            .categories(List.of("cs.CL", "cs.AI"))
            .doi("10.1/X")
            .build();
    new SqlPaperStore(database)
        .write(
            new Batch(
                List.of(paper),
                List.of(),
                List.of(new PaperTranslation(UNKNOWN, "zh", "标题", null, "DeepL", null, null)),
                List.of(),
                List.of()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void findsNothingWrongAndCounts() {
    assertThat(check.run()).isEqualTo(new StoreCheck.Report(List.of(), 1, 0, 1, 0, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM listing WHERE category = 'cs.AI'",
        "UPDATE listing SET announced_on = '2025-11-18'",
        "UPDATE paper SET announced_on = NULL",
        "UPDATE paper SET doi = '10.1/X'",
        "UPDATE paper SET withdrawn = 1"
      })
  void mendsWhatFollowsFromTheRecords(String damage) {
    execute(damage);
    assertThat(check.run().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.mend()).contains("doctor --repair"));
    check.repair();
    assertThat(check.run().problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE paper SET document = '{}' | cannot be read",
        "UPDATE paper SET document = replace(document, '00001', '00002') | holds the record of",
        "DELETE FROM change | not in the change log",
        "UPDATE change SET paper_key = '2511.00002' | not in the change log",
        "INSERT INTO watermark VALUES ('indexer', 2) | ahead of its end"
      })
  void namesWhatCannotBeMended(String damage, String what) {
    execute(damage);
    assertThat(check.run().problems())
        .extracting(StoreCheck.Problem::what)
        .anySatisfy(text -> assertThat(text).contains(what));
    check.repair();
    assertThat(check.run().problems()).isNotEmpty();
  }

  private void execute(String sql) {
    database.write(handle -> handle.execute(sql));
  }
}
