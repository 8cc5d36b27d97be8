import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

/// Raw Lucene in process: title and text in one field, its standard analysis, any of the words, the
/// first ten.
final class ScaleLucene implements AutoCloseable {
  private static final int AT_ONCE = 20_000;
  private static final int BUFFER_MEGABYTES = 64;

  private final MMapDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final QueryBuilder queries = new QueryBuilder(new StandardAnalyzer());
  private volatile long found;

  private ScaleLucene(Path folder) throws IOException {
    directory = new MMapDirectory(folder);
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  static ScaleLucene open(Path folder) throws IOException {
    return new ScaleLucene(folder);
  }

  /// Indexes a file on as many threads as there are cores; reading and parsing the file is not
  /// counted.
  ///
  /// @param titles where every so many-th title is put
  /// @return seconds that it took
  static double fill(Path file, Path folder, int every, List<String> titles)
      throws Exception {
    ObjectMapper json = new ObjectMapper();
    long nanos = 0;
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads);
        MMapDirectory directory = new MMapDirectory(folder);
        IndexWriter writer =
            new IndexWriter(
                directory,
                new IndexWriterConfig(new StandardAnalyzer()).setRAMBufferSizeMB(BUFFER_MEGABYTES));
        BufferedReader lines = Files.newBufferedReader(file)) {
      List<String> batch = new ArrayList<>();
      long number = 0;
      String line;
      do {
        line = lines.readLine();
        if (line != null && !line.isBlank()) {
          JsonNode paper = json.readTree(line);
          String title = paper.get("title").asText();
          batch.add(title + "\n" + paper.get("abstract").asText());
          if (number++ % every == 0) {
            titles.add(title);
          }
        }
        if (batch.size() == AT_ONCE || line == null) {
          long start = System.nanoTime();
          add(batch, writer, pool, threads);
          nanos += System.nanoTime() - start;
          batch.clear();
        }
      } while (line != null);
      long start = System.nanoTime();
      writer.commit();
      nanos += System.nanoTime() - start;
    }
    return nanos / 1e9;
  }

  private static void add(List<String> batch, IndexWriter writer, ExecutorService pool, int threads)
      throws Exception {
    List<Callable<Boolean>> parts = new ArrayList<>();
    for (int part = 0; part < threads; part++) {
      List<String> mine =
          batch.subList(batch.size() * part / threads, batch.size() * (part + 1) / threads);
      parts.add(
          () -> {
            for (String text : mine) {
              Document document = new Document();
              document.add(new TextField("text", text, Field.Store.NO));
              writer.addDocument(document);
            }
            return true;
          });
    }
    for (Future<Boolean> each : pool.invokeAll(parts)) {
      each.get();
    }
  }

  /// How long one question took, in milliseconds.
  double ask(String text) throws IOException {
    long start = System.nanoTime();
    Query query = queries.createBooleanQuery("text", text);
    if (query != null) {
      found += searcher.search(query, 10).scoreDocs.length;
    }
    return (System.nanoTime() - start) / 1e6;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
