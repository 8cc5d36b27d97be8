package io.broadsheet.ops.cli;

import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.ops.Library;
import java.util.Optional;

/// Makes what was just stored searchable by words, unless a running server does.
final class Searchable {
  private Searchable() {}

  static void make(Console console, Library library) {
    Optional<SearchIndex> index = library.indexForWriting();
    if (index.isEmpty()) {
      console.err().println("a running server has the index and is taking the papers up");
      return;
    }
    Indexer indexer = library.indexer(index.get());
    try (Progress progress = new Progress(console, "indexing", "papers")) {
      indexer.catchUpAndCommit(progress::show);
    }
    long missing = library.model().map(library.embeddings()::countMissing).orElse(0L);
    if (missing > 0) {
      console
          .err()
          .println(
              missing
                  + " papers are not searchable by meaning yet: `broadsheet serve` sees to it in the"
                  + " background, `broadsheet index` now");
    }
  }
}
