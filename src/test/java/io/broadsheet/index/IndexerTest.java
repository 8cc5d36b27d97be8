package io.broadsheet.index;

import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.search.Library;
import io.broadsheet.store.Batch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexerTest {
  @TempDir Path folder;

  @Test
  void followsAdditionsRevisionsVectorsAndTranslations() {
    try (Library library = new Library(folder)) {
      library.add(paper(1, "First", "alpha"), paper(2, "Second", "beta"));
      assertThat(library.index.size()).isEqualTo(2);
      assertThat(library.indexer.backlog()).isZero();
      assertThat(library.indexer.catchUp(Indexer.Progress.NONE)).isZero();
      library.add(paper(1, "First, revised", "gamma"));
      assertThat(found(library, "gamma")).isEqualTo(1);
      assertThat(found(library, "alpha")).isZero();
      library.embed(id(2));
      assertThat(library.index.sizeWithVectors()).isEqualTo(1);
      library.store.write(
          new Batch(
              List.of(),
              List.of(),
              List.of(new PaperTranslation(id(2), "zh", "第二", null, "e", null, null)),
              List.of(),
              List.of()));
      library.indexer.catchUp(Indexer.Progress.NONE);
      assertThat(found(library, "第二")).isEqualTo(1);
    }
  }

  @Test
  void resumesFromTheLastCommit() {
    try (Library library = new Library(folder)) {
      library.add(paper(1, "First", ""));
      library.clock.advance(Duration.ofSeconds(11));
      library.add(paper(2, "Second", ""));
      assertThat(library.index.committedSequence()).isEqualTo(library.store.lastSequence());
      library.add(paper(3, "Third, not committed", ""));
      assertThat(library.index.committedSequence()).isLessThan(library.store.lastSequence());
    }
    try (Library library = new Library(folder)) {
      assertThat(library.indexer.backlog()).isEqualTo(1);
      assertThat(library.indexer.catchUp(Indexer.Progress.NONE)).isEqualTo(1);
      assertThat(library.index.ids()).containsExactlyInAnyOrder(id(1), id(2), id(3));
    }
  }

  @Test
  void rebuildsAndReportsProgress() {
    try (Library library = new Library(folder)) {
      library.add(paper(1, "First", ""), paper(2, "Second", ""));
      long[] last = new long[2];
      assertThat(
              library.indexer.rebuild(
                  (done, of) -> {
                    last[0] = done;
                    last[1] = of;
                  }))
          .isEqualTo(2);
      assertThat(last).containsExactly(2, 2);
      assertThat(library.index.size()).isEqualTo(2);
      assertThat(library.index.committedSequence()).isEqualTo(library.store.lastSequence());
    }
  }

  private static long found(Library library, String words) {
    return library
        .index
        .search(
            new IndexQuery(
                new QueryNode.Words(TextField.DEFAULT, words), Sort.RELEVANCE, 0, 10, false))
        .total()
        .value();
  }
}
