import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingBacklog;
import io.broadsheet.embed.SqlEmbeddingStore;
import io.broadsheet.embed.onnx.OnnxEmbedder;
import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.index.lucene.LuceneSearchIndex;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.eval.TestCollection;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.Searcher;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// The program itself, its store, vectors, index and search: a peer in each of its modes.
final class BroadsheetPeers implements AutoCloseable {
  private final TestCollection collection;
  private final Database database;
  private final Embedder embedder;
  private final SearchIndex index;
  private final Searcher searcher;
  private final float[][] vectors;

  BroadsheetPeers(TestCollection collection, Path work) {
    this.collection = collection;
    Clock clock = Clock.systemUTC();
    database = Database.open(StoreConfig.of(work.resolve("store")), clock);
    embedder = OnnxEmbedder.open(EmbedConfig.DEFAULT);
    SqlPaperStore papers = new SqlPaperStore(database);
    SqlEmbeddingStore embeddings = new SqlEmbeddingStore(database);
    List<Paper> batch = new ArrayList<>();
    for (int i = 0; i < collection.documents().size(); i++) {
      TestCollection.Document document = collection.documents().get(i);
      String title = document.title().isBlank() ? "—" : document.title();
      batch.add(
          Paper.builder(new PaperId("collection", Integer.toString(i)), title)
              .abstractText(document.text())
              .language("en")
              .build());
    }
    papers.write(Batch.ofPapers(batch));
    try (EmbeddingBacklog backlog =
        new EmbeddingBacklog(papers, embeddings, embedder, EmbedConfig.DEFAULT.effectiveThreads(), clock)) {
      backlog.runUntilEmpty(progress -> {});
    }
    vectors = new float[batch.size()][];
    papers.scan(
        paper ->
            vectors[Integer.parseInt(paper.id().local())] =
                embeddings.find(embedder.modelId(), List.of(paper.id())).get(paper.id()).vector());
    index =
        LuceneSearchIndex.openForWriting(work.resolve("index"), embedder.modelId()).orElseThrow();
    Indexer indexer = new Indexer(index, papers, embeddings, embedder.modelId(), clock);
    indexer.catchUpAndCommit(Indexer.Progress.NONE);
    indexer.compact();
    searcher = new Searcher(index, papers, embedder, embeddings);
  }

  /// The vectors of the documents, in their order.
  float[][] vectors() {
    return vectors;
  }

  /// A query's vector.
  float[] embed(String query) {
    return embedder.embedQuery(query);
  }

  Peer in(SearchMode mode) {
    return text ->
        searcher
            .rank(
                new SearchRequest(
                    text.substring(0, Math.min(text.length(), SearchRequest.MAX_QUERY_LENGTH)),
                    mode,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    IndexQuery.Sort.RELEVANCE,
                    0,
                    Peer.DEPTH,
                    false))
            .stream()
            .map(hit -> Peer.scored(collection, Integer.parseInt(hit.paperId().local()), hit.score()))
            .toList();
  }

  @Override
  public void close() {
    searcher.close();
    index.close();
    database.close();
    embedder.close();
  }
}
