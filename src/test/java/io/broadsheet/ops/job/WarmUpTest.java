package io.broadsheet.ops.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperBuilder;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.Library;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  private static final long NO_DEADLINE = System.nanoTime() + Long.MAX_VALUE / 4;

  @TempDir Path folder;

  @Test
  void asksForPapersOfTheLibraryInBothModes() {
    try (Library library = new Library(folder)) {
      library.add(papers(30));
      List<SearchRequest> asked = new ArrayList<>();
      List<SearchResult> shown = new ArrayList<>();
      WarmUp warmUp =
          new WarmUp(
              library.store,
              request -> {
                asked.add(request);
                return library.searcher.search(request);
              },
              shown::add);
      assertThat(warmUp.searches(NO_DEADLINE)).isEqualTo(6_000).isEqualTo(shown.size());
      assertThat(new HashSet<>(asked.stream().map(SearchRequest::query).toList())).hasSize(30);
      assertThat(asked.stream().filter(each -> each.mode() == SearchMode.HYBRID))
          .hasSize(asked.size() / 4);
      assertThat(shown).allSatisfy(result -> assertThat(result.hits()).isNotEmpty());
    }
  }

  @Test
  void endsAtItsDeadlineAndWhenTheServerDoes() {
    try (Library library = new Library(folder)) {
      library.add(papers(30));
      List<SearchResult> shown = new ArrayList<>();
      WarmUp late = new WarmUp(library.store, library.searcher::search, shown::add);
      assertThat(late.searches(System.nanoTime() - 1)).isZero();
      WarmUp[] running = new WarmUp[1];
      running[0] =
          new WarmUp(
              library.store,
              library.searcher::search,
              result -> {
                shown.add(result);
                running[0].close();
              });
      assertThat(running[0].searches(NO_DEADLINE)).isEqualTo(1);
    }
  }

  @Test
  void anEmptyLibraryIsAskedNothing() {
    try (Library library = new Library(folder)) {
      WarmUp warmUp = new WarmUp(library.store, library.searcher::search, result -> {});
      assertThat(warmUp.searches(NO_DEADLINE)).isZero();
      warmUp.start();
      warmUp.close();
    }
  }

  private static PaperBuilder[] papers(int count) {
    PaperBuilder[] papers = new PaperBuilder[count];
    for (int i = 0; i < count; i++) {
      papers[i] =
          Paper.builder(
              new PaperId("arxiv", "2501.%05d".formatted(i)),
              "Paper number " + i + " on sparse attention".repeat(i == 0 ? 200 : 1));
    }
    return papers;
  }
}
