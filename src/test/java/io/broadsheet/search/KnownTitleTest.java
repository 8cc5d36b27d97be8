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
  void thePaperOfTheTypedTitleComesFirstAndNoOtherMoves() {
    try (Database database = Database.open(StoreConfig.of(folder), Clock.systemUTC())) {
      SqlPaperStore store = new SqlPaperStore(database);
      store.write(
          Batch.ofPapers(
              List.of(
                  Paper.builder(NAMED, "Mind the Gap: Deep Learning").build(),
                  Paper.builder(NEAR, "Gaps in deep learning").build())));
      KnownTitle titles = new KnownTitle(store);
      List<Hit> byWords = List.of(new Hit(NAMED, 9), new Hit(NEAR, 8));
      List<Hit> fused = List.of(new Hit(NEAR, 0.03), new Hit(NAMED, 0.02));

      assertThat(titles.first("mind the gap, deep learning", byWords, fused))
          .extracting(Hit::paperId)
          .containsExactly(NAMED, NEAR);
      assertThat(titles.first("mind the gap", byWords, fused)).isEqualTo(fused);
      assertThat(titles.first("", byWords, fused)).isEqualTo(fused);
      assertThat(titles.first("anything", List.of(), fused)).isEqualTo(fused);
    }
  }
}
