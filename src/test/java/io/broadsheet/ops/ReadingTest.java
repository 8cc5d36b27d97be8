package io.broadsheet.ops;

import static io.broadsheet.index.IndexedPapers.authors;
import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.search.Library;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
  private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

  @TempDir Path folder;

  /// The others share the author's names, or have the key's words in their text.
  @Test
  void papersOfAnAuthorAreOfThatAuthorAloneTheNewestFirst() {
    String key = AuthorNames.key(Author.named("Bo Writer"));
    try (Library library = new Library(folder)) {
      library.add(
          paper(1, "First", "").authors(authors("Bo Writer")).announcedOn(DAY),
          paper(2, "Second", "").authors(authors("Bo Writer")).announcedOn(DAY.plusDays(1)),
          paper(3, "Third", "").authors(authors("Ann Writer")).announcedOn(DAY.plusDays(2)),
          paper(4, "The aukey " + key, "bo writer").announcedOn(DAY.plusDays(3)));
      assertThat(Reading.newestOf(library.searcher, key)).containsExactly(id(2), id(1));
      assertThat(Reading.newestOf(library.searcher, "nobody")).isEmpty();
    }
  }
}
