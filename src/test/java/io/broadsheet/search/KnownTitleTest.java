package io.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTitleTest {
  private static final PaperId NAMED = PaperId.arxiv("2501.00001");
  private static final PaperId NEAR = PaperId.arxiv("2501.00002");

  @TempDir Path folder;

  @Test
  void thePaperOfTheTypedTitleIsFoundAndNoOther() {
    try (Database database = Database.open(StoreConfig.of(folder), Clock.systemUTC())) {
      SqlPaperStore store = new SqlPaperStore(database);
      store.write(
          Batch.ofPapers(
              List.of(
                  Paper.builder(NAMED, "Mind the Gap: Deep Learning").build(),
                  Paper.builder(NEAR, "Gaps in deep learning").build())));
      KnownTitle titles = new KnownTitle(store);
      List<Hit> byWords = List.of(new Hit(NAMED, 9), new Hit(NEAR, 8));

      assertThat(titles.find("mind the gap, deep learning", byWords)).hasValue(NAMED);
      assertThat(titles.find("mind the gap", byWords)).isEmpty();
      assertThat(titles.find("", byWords)).isEmpty();
      assertThat(titles.find("anything", List.of())).isEmpty();
    }
  }
}
