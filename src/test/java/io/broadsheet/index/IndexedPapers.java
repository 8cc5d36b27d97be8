package io.broadsheet.index;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperBuilder;
import io.broadsheet.paper.PaperId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Papers for tests of indexes and searches.
public final class IndexedPapers {
  private IndexedPapers() {}

  /// @param number 1 to 99,999
  public static PaperId id(int number) {
    return PaperId.arxiv(String.format(java.util.Locale.ROOT, "2501.%05d", number));
  }

  public static PaperBuilder paper(int number, String title, String abstractText) {
    return Paper.builder(id(number), title).abstractText(abstractText).language("en");
  }

  public static List<Author> authors(String... names) {
    return Arrays.stream(names).map(Author::named).toList();
  }

  public static IndexedPaper indexed(PaperBuilder paper) {
    return indexed(paper, null);
  }

  public static IndexedPaper indexed(PaperBuilder paper, float @Nullable [] vector) {
    return new IndexedPaper(paper.build(), List.of(), vector);
  }
}
