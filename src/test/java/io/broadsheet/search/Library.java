package io.broadsheet.search;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.SqlEmbeddingStore;
import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.index.lucene.LuceneIndexes;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperBuilder;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.FakeEmbedder;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A store, its vectors and its index in one folder, with a fake model.
public final class Library implements AutoCloseable {
  public final SettableClock clock = new SettableClock(Instant.parse("2025-11-20T08:00:00Z"));
  public final Database database;
  public final SqlPaperStore store;
  public final SqlEmbeddingStore embeddings;
  public final SearchIndex index;
  public final Embedder embedder = new FakeEmbedder();
  public final Indexer indexer;
  public final Searcher searcher;

  public Library(Path folder) {
    database = Database.open(StoreConfig.of(folder), clock);
    store = new SqlPaperStore(database);
    embeddings = new SqlEmbeddingStore(database);
    index = LuceneIndexes.open(folder.resolve("index"), embedder.modelId());
    indexer = new Indexer(index, store, embeddings, embedder.modelId(), clock);
    searcher = new Searcher(index, store, embedder, embeddings);
  }

  /// Stores papers without vectors and indexes them.
  public void add(PaperBuilder... papers) {
    store.write(Batch.ofPapers(Arrays.stream(papers).map(PaperBuilder::build).toList()));
    indexer.catchUp(Indexer.Progress.NONE);
  }

  /// Makes the vectors of papers that are there and indexes them.
  public void embed(PaperId... ids) {
    List<EmbeddingStore.Embedded> vectors =
        store.findAll(List.of(ids)).stream()
            .map(
                paper ->
                    new EmbeddingStore.Embedded(
                        paper.id(), "h", embedder.embedPassage(text(paper))))
            .toList();
    embeddings.put(embedder.modelId(), vectors);
    indexer.catchUp(Indexer.Progress.NONE);
  }

  private static String text(Paper paper) {
    return paper.title() + " " + paper.abstractText();
  }

  @Override
  public void close() {
    searcher.close();
    index.close();
    database.close();
  }
}
