package io.broadsheet.index.lucene;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.index.SearchIndex;
import java.nio.file.Path;

/// Opens indexes for tests outside of this package.
public final class LuceneIndexes {
  private LuceneIndexes() {}

  public static SearchIndex open(Path folder, EmbeddingModelId model) {
    return LuceneSearchIndex.openForWriting(folder, model).orElseThrow();
  }
}
