package io.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperChange;
import io.broadsheet.paper.PaperId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlitePaperStoreTest extends PaperStoreContract {
  @TempDir Path folder;
  private Database database;

  @Override
  PaperStore openEmpty() {
    database = Database.open(StoreConfig.of(folder), clock);
    return new SqlPaperStore(database);
  }

  @AfterEach
  void databaseIsSound() {
    StoreCheck.Report report = new StoreCheck(database).run();
    database.close();
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void keepsPapersFromOneOpeningToTheNext() {
    Paper paper = Paper.builder(PaperId.arxiv("2501.00001"), "A title").build();
    write(paper);
    database.close();
    PaperStore again = openEmpty();
    assertThat(again.find(paper.id())).contains(paper);
    assertThat(again.write(Batch.ofPapers(List.of(paper))))
        .containsExactly(new PaperChange.Unchanged(paper.id()));
  }
}
