package io.broadsheet.index.lucene;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Example;
import io.broadsheet.index.Highlighter;
import io.broadsheet.index.Hit;
import io.broadsheet.index.Hits;
import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.paper.PaperId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/// The embedded index: one folder of Lucene files. Writing needs the folder for itself; reading
/// goes on beside a writer in another process, which then shows the last commit.
public final class LuceneSearchIndex implements SearchIndex {
  /// How long one search may take.
  public static final Duration SEARCH_LIMIT = Duration.ofMillis(1_500);

  private final @Nullable LuceneWriter writer;
  private final SearcherManager searchers;
  private final LuceneReads reads;
  private final Path folder;

  private LuceneSearchIndex(
      Path folder,
      @Nullable LuceneWriter writer,
      SearcherManager searchers,
      @Nullable EmbeddingModelId model) {
    this.folder = folder;
    this.writer = writer;
    this.searchers = searchers;
    this.reads = new LuceneReads(model, SEARCH_LIMIT, MatchCounter.MOST_COUNTED);
  }

  /// Opens a folder for reading and writing, creating it when it is not there. An index of another
  /// schema or model is emptied; its committed sequence is 0.
  ///
  /// @param model whose vectors the index holds, null for none
  /// @return empty when another process, or another index object, is writing there
  /// @throws BroadsheetException of kind UNAVAILABLE when the files cannot be used
  public static Optional<LuceneSearchIndex> openForWriting(
      Path folder, @Nullable EmbeddingModelId model) {
    try {
      Files.createDirectories(folder);
      LuceneWriter writer = LuceneWriter.open(folder, model);
      return Optional.of(new LuceneSearchIndex(folder, writer, writer.searchers(), model));
    } catch (LockObtainFailedException busy) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException broken) {
      throw unusable(folder, broken);
    }
  }

  /// Opens the last commit for reading; writing is refused. Empty when there is no commit of this
  /// schema and model.
  ///
  /// @throws BroadsheetException of kind UNAVAILABLE when the files cannot be used
  public static Optional<LuceneSearchIndex> openForReading(
      Path folder, @Nullable EmbeddingModelId model) {
    try {
      Optional<SearcherManager> searchers = LuceneWriter.committed(folder, model);
      return searchers.map(found -> new LuceneSearchIndex(folder, null, found, model));
    } catch (IOException | IllegalArgumentException broken) {
      throw unusable(folder, broken);
    }
  }

  @Override
  public boolean isWritable() {
    return writer != null;
  }

  @Override
  public void put(Collection<IndexedPaper> papers) {
    write(papers, false);
  }

  @Override
  public void add(Collection<IndexedPaper> papers) {
    write(papers, true);
  }

  private void write(Collection<IndexedPaper> papers, boolean areNew) {
    LuceneWriter open = writer();
    run(
        () -> {
          open.put(papers, areNew);
          return true;
        });
  }

  @Override
  public void remove(Collection<PaperId> ids) {
    LuceneWriter open = writer();
    run(
        () ->
            open.remove(
                ids.stream().map(id -> new Term(Fields.KEY, id.toString())).toArray(Term[]::new)));
  }

  @Override
  public void clear() {
    LuceneWriter open = writer();
    run(open::clear);
  }

  @Override
  public void commit(long sequence) {
    LuceneWriter open = writer();
    run(() -> open.commit(sequence));
  }

  @Override
  public long committedSequence() {
    LuceneWriter open = writer;
    return open != null
        ? open.committedSequence()
        : read(searcher -> LuceneWriter.sequenceOf(searcher.getIndexReader()));
  }

  @Override
  public void compact() {
    LuceneWriter open = writer();
    run(
        () -> {
          open.compact();
          return true;
        });
  }

  @Override
  public void refresh() {
    run(searchers::maybeRefresh);
  }

  @Override
  public Hits search(IndexQuery query) {
    return read(searcher -> reads.search(searcher, query));
  }

  @Override
  public SortedMap<LocalDate, Integer> countsByDay(QueryNode query) {
    return read(searcher -> reads.countsByDay(searcher, query));
  }

  @Override
  public List<Hit> nearest(float[] vector, float[] likeApproximate, QueryNode filter, int limit) {
    return read(searcher -> reads.nearest(searcher, vector, likeApproximate, filter, limit));
  }

  @Override
  public Map<PaperId, float[]> vectors(Collection<PaperId> papers) {
    return read(searcher -> reads.vectors(searcher, papers));
  }

  @Override
  public Map<PaperId, Double> sharing(List<Example> examples, Collection<PaperId> papers) {
    return read(searcher -> reads.sharing(searcher, examples, papers));
  }

  @Override
  public Optional<String> mended(String text) {
    return read(searcher -> reads.mended(searcher, text));
  }

  @Override
  public Highlighter highlighter(QueryNode query) {
    return reads.highlighter(query);
  }

  @Override
  public Map<PaperId, List<String>> matchedElsewhere(QueryNode query, Collection<PaperId> ids) {
    return read(searcher -> reads.matchedElsewhere(searcher, query, ids));
  }

  @Override
  public long size() {
    return read(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  @Override
  public long sizeWithVectors() {
    return read(
        searcher -> {
          VectorCounts counts = reads.vectorCounts(searcher);
          return (long) counts.exact() + counts.approximate();
        });
  }

  @Override
  public long sizeApproximate() {
    return read(searcher -> (long) reads.vectorCounts(searcher).approximate());
  }

  @Override
  public Collection<PaperId> ids() {
    return read(reads::ids);
  }

  @Override
  public void close() {
    run(
        () -> {
          searchers.close();
          if (writer != null) {
            writer.close();
          }
          return true;
        });
  }

  private LuceneWriter writer() {
    if (writer == null) {
      throw BroadsheetException.unavailable(
          "The index in " + folder + " is open for reading only: another process writes it.", null);
    }
    return writer;
  }

  private <T> T read(Reading<T> reading) {
    return run(
        () -> {
          IndexSearcher shared = searchers.acquire();
          try {
            return reading.read(shared);
          } finally {
            searchers.release(shared);
          }
        });
  }

  private <T> T run(Action<T> action) {
    try {
      return action.run();
    } catch (IOException | org.apache.lucene.store.AlreadyClosedException broken) {
      throw unusable(folder, broken);
    }
  }

  private static BroadsheetException unusable(Path folder, Exception cause) {
    return BroadsheetException.unavailable(
        "The index in "
            + folder
            + " cannot be used: "
            + cause.getMessage()
            + ". It can be deleted; it is then built anew from the store.",
        cause);
  }

  private interface Reading<T> {
    T read(IndexSearcher searcher) throws IOException;
  }

  private interface Action<T> {
    T run() throws IOException;
  }
}
