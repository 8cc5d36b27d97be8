package io.broadsheet.index.lucene;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexedPaper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.jspecify.annotations.Nullable;

/// The writing side of the index.
final class LuceneWriter implements AutoCloseable {
  private static final long LEAST_BUFFER = 64;
  private static final long MOST_BUFFER = 256;

  /// Fewer segments of one size than usual: merging costs little beside the rest of indexing, and
  /// every search looks its words up in each.
  private static final int SEGMENTS_OF_A_SIZE = 5;

  private static final int MOST_COMPACTED = 200_000;
  private static final int GRAPH_NEIGHBOURS = 16;
  private static final int GRAPH_BREADTH = 100;

  private final Directory directory;
  private final IndexWriter writer;
  private final LuceneSchema schema;
  private final int dimensions;
  private final TextAnalyzer analyzer = new TextAnalyzer(true);
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("index-", 0).factory());
  private volatile long committedSequence;

  private LuceneWriter(
      Directory directory,
      IndexWriter writer,
      LuceneSchema schema,
      int dimensions,
      long committedSequence) {
    this.directory = directory;
    this.writer = writer;
    this.schema = schema;
    this.dimensions = dimensions;
    this.committedSequence = committedSequence;
  }

  static LuceneWriter open(Path folder, @Nullable EmbeddingModelId model) throws IOException {
    LuceneSchema schema = LuceneSchema.of(model);
    Directory directory = new MMapDirectory(folder);
    try {
      IndexWriter writer = new IndexWriter(directory, config());
      int dimensions = model == null ? 0 : model.dimensions();
      Map<String, String> data = LuceneData.of(writer);
      if (schema.fits(data)) {
        return new LuceneWriter(directory, writer, schema, dimensions, LuceneSchema.sequence(data));
      }
      writer.deleteAll();
      return new LuceneWriter(directory, writer, schema, dimensions, 0);
    } catch (IOException | RuntimeException notOpened) {
      directory.close();
      throw notOpened;
    }
  }

  /// The last commit in a folder, when there is one of this schema and model.
  static Optional<SearcherManager> committed(Path folder, @Nullable EmbeddingModelId model)
      throws IOException {
    if (!java.nio.file.Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Directory directory = new MMapDirectory(folder);
    if (!DirectoryReader.indexExists(directory)) {
      directory.close();
      return Optional.empty();
    }
    DirectoryReader reader = DirectoryReader.open(directory);
    if (!LuceneSchema.of(model).fits(reader.getIndexCommit().getUserData())) {
      reader.close();
      directory.close();
      return Optional.empty();
    }
    return Optional.of(new SearcherManager(reader, null));
  }

  static long sequenceOf(IndexReader reader) throws IOException {
    return LuceneSchema.sequence(((DirectoryReader) reader).getIndexCommit().getUserData());
  }

  private static IndexWriterConfig config() {
    KnnVectorsFormat vectors =
        new Lucene104HnswScalarQuantizedVectorsFormat(
            ScalarEncoding.SEVEN_BIT, GRAPH_NEIGHBOURS, GRAPH_BREADTH);
    return new IndexWriterConfig()
        .setSimilarity(new FieldSimilarity())
        .setRAMBufferSizeMB(bufferMegabytes())
        .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_OF_A_SIZE))
        .setCommitOnClose(false)
        .setCodec(
            new Lucene104Codec() {
              @Override
              public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return vectors;
              }
            });
  }

  /// A sixth of the memory there is: what is written at once need not be merged.
  private static double bufferMegabytes() {
    return Math.clamp((Runtime.getRuntime().maxMemory() >> 20) / 6, LEAST_BUFFER, MOST_BUFFER);
  }

  /// A search looks each of its terms up in each segment: with one instead of seven it takes half
  /// the time. Beyond [#MOST_COMPACTED] papers merging anew what changed costs more than it saves.
  void compact() throws IOException {
    if (writer.getDocStats().numDocs <= MOST_COMPACTED) {
      writer.forceMerge(1);
    }
  }

  SearcherManager searchers() throws IOException {
    return new SearcherManager(writer, null);
  }

  /// Analyses and writes on all cores.
  ///
  /// @param areNew whether none of them is there already: nothing is looked for then
  void put(Collection<IndexedPaper> papers, boolean areNew) throws IOException {
    List<IndexedPaper> all = List.copyOf(papers);
    int parts = Math.min(Runtime.getRuntime().availableProcessors(), all.size() / 32 + 1);
    List<Future<?>> running = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      List<IndexedPaper> share =
          all.subList(
              (int) ((long) all.size() * part / parts),
              (int) ((long) all.size() * (part + 1) / parts));
      running.add(
          workers.submit(
              () -> {
                write(share, areNew);
                return true;
              }));
    }
    for (Future<?> each : running) {
      await(each);
    }
  }

  private void write(List<IndexedPaper> papers, boolean areNew) throws IOException {
    for (IndexedPaper paper : papers) {
      requireModel(paper);
      Document document = PaperDocument.of(paper, analyzer);
      if (areNew) {
        writer.addDocument(document);
      } else {
        writer.updateDocument(new Term(Fields.KEY, paper.paper().id().toString()), document);
      }
    }
  }

  private void requireModel(IndexedPaper paper) {
    float[] vector = paper.vector();
    if (vector != null && vector.length != dimensions) {
      throw BroadsheetException.invalid(
          "The vector of "
              + paper.paper().id()
              + " has "
              + vector.length
              + " numbers; those of this index's model have "
              + dimensions
              + ".");
    }
  }

  private static void await(Future<?> each) throws IOException {
    try {
      each.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException io) {
        throw io;
      }
      if (failed.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while writing", interrupted);
    }
  }

  long remove(Term... keys) throws IOException {
    return writer.deleteDocuments(keys);
  }

  long clear() throws IOException {
    committedSequence = 0;
    return writer.deleteAll();
  }

  long commit(long sequence) throws IOException {
    writer.setLiveCommitData(schema.commitData(sequence).entrySet());
    long operation = writer.commit();
    committedSequence = sequence;
    return operation;
  }

  long committedSequence() {
    return committedSequence;
  }

  @Override
  public void close() throws IOException {
    workers.close();
    writer.close();
    directory.close();
  }
}
