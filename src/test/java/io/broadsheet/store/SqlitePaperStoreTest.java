package io.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperChange;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlitePaperStoreTest {
  @TempDir Path folder;

  @Test
  void keepsPapersFromOneOpeningToTheNext() {
    Paper paper =
        Paper.builder(PaperId.arxiv("2501.00001"), "A title")
            .announcedOn(LocalDate.of(2025, 1, 2))
            .categories(List.of("cs.CL", "cs.AI"))
            .build();
    SettableClock clock = new SettableClock(Instant.parse("2025-11-20T00:00:00Z"));
    try (Database database = Database.open(StoreConfig.of(folder), clock)) {
      assertThat(new SqlPaperStore(database).write(Batch.ofPapers(List.of(paper))))
          .containsExactly(new PaperChange.Added(paper.id()));
    }
    try (Database database = Database.open(StoreConfig.of(folder), clock)) {
      SqlPaperStore store = new SqlPaperStore(database);
      assertThat(store.write(Batch.ofPapers(List.of(paper))))
          .containsExactly(new PaperChange.Unchanged(paper.id()));
      assertThat(store.announcedIn("cs.AI", LocalDate.MIN, LocalDate.MAX, 0, 10))
          .containsExactly(paper);
    }
  }
}
