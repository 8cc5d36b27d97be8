package io.broadsheet.rank.eval;

import static java.util.Objects.requireNonNull;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingBacklog;
import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.PaperVectors;
import io.broadsheet.embed.SqlEmbeddingStore;
import io.broadsheet.embed.StoredVectors;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Hit;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.eval.Run.Scored;
import io.broadsheet.rank.eval.TestCollection.Document;
import io.broadsheet.rank.eval.TestCollection.Query;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.Searcher;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Puts a collection through the path of every paper (store, index, vectors, search) in a temporary
/// folder, asks its queries, and measures the answers and the time they took.
public final class CollectionEvaluator {
  private static final String SOURCE = "collection";
  private static final int DEPTH = 100;
  private static final int DOCUMENTS_AT_ONCE = 1_000;
  private static final int WARM_UP_QUERIES = 100;

  private final IndexFactory indexes;
  private final @Nullable Embedder embedder;
  private final int threads;
  private final Clock clock;
  private final @Nullable Function<EmbeddingStore, PaperVectors> instant;

  /// Makes an empty index.
  public interface IndexFactory {
    /// @param folder empty, there; deleted when the index has been closed
    /// @param model whose vectors it will hold, null for none
    SearchIndex open(Path folder, @Nullable EmbeddingModelId model);
  }

  /// Hears how far the work on a collection is. Every method does nothing unless overridden.
  public interface Listener {
    Listener NONE = new Listener() {};

    default void indexed(TestCollection collection, long done) {}

    default void embedded(TestCollection collection, long done) {}

    default void asked(TestCollection collection, SearchMode mode, long done) {}
  }

  /// @param embedder null when there is none: then only by words can be evaluated
  /// @param threads for embedding, at least 1
  public CollectionEvaluator(
      IndexFactory indexes, @Nullable Embedder embedder, int threads, Clock clock) {
    this(indexes, embedder, threads, clock, null);
  }

  /// @param instant gives papers the vectors they have before the model has made its own, which is
  ///   not done then; null for the model's
  public CollectionEvaluator(
      IndexFactory indexes,
      @Nullable Embedder embedder,
      int threads,
      Clock clock,
      @Nullable Function<EmbeddingStore, PaperVectors> instant) {
    this.instant = instant;
    this.indexes = requireNonNull(indexes, "indexes is null");
    this.embedder = embedder;
    this.threads = threads;
    this.clock = requireNonNull(clock, "clock is null");
  }

  /// Evaluates one collection in several modes.
  ///
  /// @return one result for each mode, in order
  /// @throws BroadsheetException of kind INVALID when a mode needs an embedder and there is none,
  ///   of kind UNAVAILABLE when the temporary folder cannot be used
  public List<EvaluationResult> evaluate(
      TestCollection collection, List<SearchMode> modes, Listener listener) {
    boolean byMeaning = modes.stream().anyMatch(mode -> mode != SearchMode.KEYWORD);
    Embedder model = byMeaning ? embedder : null;
    if (byMeaning && model == null) {
      throw BroadsheetException.invalid(
          "the modes semantic and hybrid need a model, and embed.enabled is false");
    }
    try (TemporaryFolder folder = TemporaryFolder.create();
        Database database = Database.open(StoreConfig.of(folder.child("store")), clock);
        SearchIndex index =
            indexes.open(folder.child("index"), model == null ? null : model.modelId())) {
      SqlPaperStore papers = new SqlPaperStore(database);
      SqlEmbeddingStore embeddings = new SqlEmbeddingStore(database);
      PaperVectors vectors =
          model == null
              ? null
              : instant == null
                  ? new StoredVectors(embeddings, model.modelId())
                  : instant.apply(embeddings);
      fill(collection, papers, embeddings, vectors, index, model, listener);
      List<EvaluationResult> results = new ArrayList<>();
      try (Searcher searcher = new Searcher(index, papers, model, vectors)) {
        for (SearchMode mode : modes) {
          results.add(ask(collection, mode, searcher, listener));
        }
      }
      return results;
    } catch (IOException e) {
      throw BroadsheetException.unavailable(
          "cannot use the temporary folder: " + e.getMessage(), e);
    }
  }

  private void fill(
      TestCollection collection,
      SqlPaperStore papers,
      EmbeddingStore embeddings,
      @Nullable PaperVectors vectors,
      SearchIndex index,
      @Nullable Embedder model,
      Listener listener) {
    List<Document> documents = collection.documents();
    for (int from = 0; from < documents.size(); from += DOCUMENTS_AT_ONCE) {
      int until = Math.min(documents.size(), from + DOCUMENTS_AT_ONCE);
      List<Paper> batch = new ArrayList<>();
      for (int i = from; i < until; i++) {
        batch.add(paper(i, documents.get(i)));
      }
      papers.write(Batch.ofPapers(batch));
      listener.indexed(collection, until);
    }
    if (model != null && instant == null) {
      LongConsumer heard = done -> listener.embedded(collection, done);
      try (EmbeddingBacklog backlog =
          new EmbeddingBacklog(papers, embeddings, model, threads, clock)) {
        backlog.runUntilEmpty(progress -> heard.accept(progress.done()));
      }
    }
    new Indexer(index, papers, vectors, clock).catchUpAndCommit(Indexer.Progress.NONE);
  }

  /// Timed is what ranks: the query's vector, words, neighbours, fusion; not the making of
  /// excerpts. Some queries are asked untimed before, so that the time to load and compile code is
  /// not taken for theirs.
  private static EvaluationResult ask(
      TestCollection collection, SearchMode mode, Searcher searcher, Listener listener) {
    List<Query> queries = collection.queries();
    queries.stream().limit(WARM_UP_QUERIES).forEach(query -> answer(searcher, query, mode));
    Map<String, List<Scored>> found = new LinkedHashMap<>();
    long[] nanos = new long[queries.size()];
    for (int i = 0; i < nanos.length; i++) {
      Query query = queries.get(i);
      long start = System.nanoTime();
      List<Hit> hits = answer(searcher, query, mode);
      nanos[i] = System.nanoTime() - start;
      found.put(query.id(), scored(collection, hits));
      listener.asked(collection, mode, i + 1L);
    }
    Run run = new Run("broadsheet-" + mode.name().toLowerCase(Locale.ROOT), found);
    List<QueryQuality> byQuery = Quality.byQuery(run, collection.qrels(), found.keySet());
    return new EvaluationResult(
        collection.name(),
        mode,
        queries.size(),
        Quality.mean(byQuery),
        byQuery,
        LatencyMillis.of(nanos),
        run);
  }

  private static List<Hit> answer(Searcher searcher, Query query, SearchMode mode) {
    String text = query.text();
    int length = Math.min(text.length(), SearchRequest.MAX_QUERY_LENGTH);
    return searcher.rank(
        new SearchRequest(
            text.substring(0, length),
            mode,
            List.of(),
            null,
            null,
            null,
            null,
            Sort.RELEVANCE,
            0,
            DEPTH,
            false));
  }

  private static List<Scored> scored(TestCollection collection, List<Hit> hits) {
    return hits.stream()
        .map(
            hit -> {
              int number = Integer.parseInt(hit.paperId().local());
              return new Scored(collection.documents().get(number).id(), hit.score());
            })
        .toList();
  }

  /// The document under its number: a collection's own identifiers may be anything.
  private static Paper paper(int number, Document document) {
    PaperId id = new PaperId(SOURCE, Integer.toString(number));
    return Paper.builder(id, document.title().isBlank() ? "—" : document.title())
        .abstractText(document.text())
        .language("en")
        .build();
  }
}
