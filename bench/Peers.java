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
import io.broadsheet.rank.eval.LatencyMillis;
import io.broadsheet.rank.eval.Quality;
import io.broadsheet.rank.eval.QueryPart;
import io.broadsheet.rank.eval.QueryQuality;
import io.broadsheet.rank.eval.Run;
import io.broadsheet.rank.eval.Significance;
import io.broadsheet.rank.eval.TestCollection;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.Searcher;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/// Broadsheet and its peers on the same documents, queries and machine, in one process, taking
/// turns query by query: how good the answers are, with the paired difference to Broadsheet's hybrid
/// search, and how long they take.
///
///     java --add-modules=jdk.incubator.vector -cp target/dist/broadsheet.jar bench/Peers.java \
///         ../shared/data/collections/*
///
/// Peers: bare Lucene (standard words, Porter's stems, BM25 k1 0.9 b 0.4, one field); SQLite FTS5
/// (Porter's stems, its own bm25); a linear scan of tf-idf vectors, as arxiv-sanity-lite ranks.
class Peers {
  static final int DEPTH = 100;
  static final int ROUNDS = 3;
  static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /// One engine, filled.
  interface Peer extends AutoCloseable {
    List<Run.Scored> ask(String query) throws Exception;

    @Override
    default void close() throws Exception {}
  }

  public static void main(String[] folders) throws Exception {
    System.out.println(
        "| collection | engine | nDCG@10, all | 95 % | on the test half | hybrid above it | p |"
            + " recall@100 | p50 ms | p99 ms | p50, of hybrid's |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    for (String folder : folders) {
      compare(TestCollection.read(Path.of(folder)));
    }
    System.exit(0); // the runtime of the model leaves threads behind
  }

  static void compare(TestCollection collection) throws Exception {
    Path work = Files.createTempDirectory("broadsheet-peers");
    Map<String, Peer> peers = new LinkedHashMap<>();
    try (Broadsheet broadsheet = new Broadsheet(collection, work)) {
      peers.put("Broadsheet hybrid", broadsheet.in(SearchMode.HYBRID));
      peers.put("Broadsheet keyword", broadsheet.in(SearchMode.KEYWORD));
      peers.put("Broadsheet semantic", broadsheet.in(SearchMode.SEMANTIC));
      peers.put("Lucene, bare", lucene(collection, work.resolve("lucene")));
      peers.put("SQLite FTS5", fts5(collection));
      peers.put("tf-idf, linear scan", scan(collection));
      Map<String, Run> runs = new LinkedHashMap<>();
      Map<String, long[]> nanos = new LinkedHashMap<>();
      ask(collection, peers, runs, nanos);
      report(collection, runs, nanos);
    } finally {
      for (Peer peer : peers.values()) {
        peer.close();
      }
      try (var files = Files.walk(work)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /// Every query goes to each peer in turn; the first round only warms up.
  static void ask(
      TestCollection collection,
      Map<String, Peer> peers,
      Map<String, Run> runs,
      Map<String, long[]> nanos)
      throws Exception {
    List<TestCollection.Query> queries = collection.queries();
    Map<String, Map<String, List<Run.Scored>>> found = new LinkedHashMap<>();
    peers.keySet().forEach(name -> nanos.put(name, new long[queries.size() * ROUNDS]));
    peers.keySet().forEach(name -> found.put(name, new LinkedHashMap<>()));
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < queries.size(); i++) {
        for (Map.Entry<String, Peer> peer : peers.entrySet()) {
          long start = System.nanoTime();
          List<Run.Scored> answer = peer.getValue().ask(queries.get(i).text());
          long took = System.nanoTime() - start;
          if (round >= 0) {
            nanos.get(peer.getKey())[round * queries.size() + i] = took;
            found.get(peer.getKey()).put(queries.get(i).id(), answer);
          }
        }
      }
    }
    found.forEach((name, byQuery) -> runs.put(name, new Run(name.replaceAll("\\W+", "-"), byQuery)));
  }

  static void report(
      TestCollection collection, Map<String, Run> runs, Map<String, long[]> nanos) {
    List<QueryQuality> hybrid = null;
    double hybridMillis = 0;
    for (Map.Entry<String, Run> run : runs.entrySet()) {
      List<QueryQuality> each =
          Quality.byQuery(run.getValue(), collection.qrels(), run.getValue().byQuery().keySet());
      LatencyMillis latency = LatencyMillis.of(nanos.get(run.getKey()));
      if (hybrid == null) {
        hybrid = each;
        hybridMillis = latency.p50();
      }
      Significance.Interval interval = Significance.interval(ndcg(each));
      Significance.Difference above = Significance.difference(ndcg(hybrid), ndcg(each));
      Quality quality = Quality.mean(each);
      Quality test =
          Quality.mean(
              each.stream()
                  .filter(query -> QueryPart.TEST.holds(collection.name(), query.queryId()))
                  .toList());
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.4f | %.3f to %.3f | %.4f | %s | %s | %.4f | %.2f | %.2f | %.2f |%n",
          collection.name(),
          run.getKey(),
          quality.ndcgAt10(),
          interval.low(),
          interval.high(),
          test.ndcgAt10(),
          each == hybrid ? "–" : String.format(Locale.ROOT, "%+.4f", above.mean()),
          each == hybrid ? "–" : String.format(Locale.ROOT, "%.4f", above.p()),
          quality.recallAt100(),
          latency.p50(),
          latency.p99(),
          latency.p50() / hybridMillis);
    }
  }

  static double[] ndcg(List<QueryQuality> each) {
    return each.stream().mapToDouble(QueryQuality::ndcgAt10).toArray();
  }

  /// The program itself: its store, vectors, index and search.
  static final class Broadsheet implements AutoCloseable {
    private final TestCollection collection;
    private final Database database;
    private final Embedder embedder;
    private final SearchIndex index;
    private final Searcher searcher;

    Broadsheet(TestCollection collection, Path work) {
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
      index =
          LuceneSearchIndex.openForWriting(work.resolve("index"), embedder.modelId()).orElseThrow();
      Indexer indexer = new Indexer(index, papers, embeddings, embedder.modelId(), clock);
      indexer.catchUpAndCommit(Indexer.Progress.NONE);
      indexer.compact();
      searcher = new Searcher(index, papers, embedder, embeddings);
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
                      DEPTH,
                      false))
              .stream()
              .map(hit -> scored(collection, Integer.parseInt(hit.paperId().local()), hit.score()))
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

  static Peer lucene(TestCollection collection, Path folder) throws Exception {
    Analyzer analyzer =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream stems = new PorterStemFilter(new LowerCaseFilter(words));
            return new TokenStreamComponents(words, stems);
          }
        };
    BM25Similarity similarity = new BM25Similarity(0.9f, 0.4f);
    FSDirectory directory = FSDirectory.open(folder);
    try (IndexWriter writer =
        new IndexWriter(
            directory, new IndexWriterConfig(analyzer).setSimilarity(similarity))) {
      for (int i = 0; i < collection.documents().size(); i++) {
        Document document = new Document();
        document.add(new StoredField("number", i));
        document.add(new TextField("text", text(collection, i), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    DirectoryReader reader = DirectoryReader.open(directory);
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(similarity);
    return new Peer() {
      @Override
      public List<Run.Scored> ask(String text) throws Exception {
        Query query = new QueryBuilder(analyzer).createBooleanQuery("text", text);
        List<Run.Scored> found = new ArrayList<>();
        if (query != null) {
          for (ScoreDoc hit : searcher.search(query, DEPTH).scoreDocs) {
            int number =
                searcher.storedFields().document(hit.doc).getField("number").numericValue().intValue();
            found.add(scored(collection, number, hit.score));
          }
        }
        return found;
      }

      @Override
      public void close() throws Exception {
        reader.close();
        directory.close();
      }
    };
  }

  static Peer fts5(TestCollection collection) throws Exception {
    Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIRTUAL TABLE d USING fts5(title, body, tokenize = 'porter unicode61')");
    }
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO d(rowid, title, body) VALUES (?, ?, ?)")) {
      for (int i = 0; i < collection.documents().size(); i++) {
        insert.setInt(1, i + 1);
        insert.setString(2, collection.documents().get(i).title());
        insert.setString(3, collection.documents().get(i).text());
        insert.executeUpdate();
      }
    }
    connection.commit();
    PreparedStatement select =
        connection.prepareStatement(
            "SELECT rowid, bm25(d) FROM d WHERE d MATCH ? ORDER BY bm25(d) LIMIT " + DEPTH);
    return new Peer() {
      @Override
      public List<Run.Scored> ask(String text) throws Exception {
        String any = String.join(" OR ", words(text).stream().map(word -> '"' + word + '"').toList());
        List<Run.Scored> found = new ArrayList<>();
        if (!any.isEmpty()) {
          select.setString(1, any);
          try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              found.add(scored(collection, rows.getInt(1) - 1, -rows.getDouble(2)));
            }
          }
        }
        return found;
      }

      @Override
      public void close() throws Exception {
        select.close();
        connection.close();
      }
    };
  }

  /// Cosines of tf-idf vectors with every document, one after the other.
  static Peer scan(TestCollection collection) {
    int size = collection.documents().size();
    Map<String, Integer> numbers = new HashMap<>();
    List<Map<Integer, Integer>> counts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Map<Integer, Integer> count = new HashMap<>();
      for (String word : words(text(collection, i))) {
        count.merge(numbers.computeIfAbsent(word, _ -> numbers.size()), 1, Integer::sum);
      }
      counts.add(count);
    }
    double[] idf = new double[numbers.size()];
    counts.forEach(count -> count.keySet().forEach(term -> idf[term]++));
    Arrays.setAll(idf, term -> Math.log((1.0 + size) / (1 + idf[term])) + 1);
    int[][] terms = new int[size][];
    double[][] weights = new double[size][];
    for (int i = 0; i < size; i++) {
      Map<Integer, Integer> count = counts.get(i);
      terms[i] = count.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
      weights[i] = Arrays.stream(terms[i]).mapToDouble(t -> count.get(t) * idf[t]).toArray();
      double norm = Math.sqrt(Arrays.stream(weights[i]).map(w -> w * w).sum());
      for (int at = 0; at < weights[i].length; at++) {
        weights[i][at] /= norm;
      }
    }
    return text -> {
      double[] query = new double[idf.length];
      for (String word : words(text)) {
        Integer term = numbers.get(word);
        if (term != null) {
          query[term] += idf[term];
        }
      }
      List<Run.Scored> all = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        double sum = 0;
        for (int at = 0; at < terms[i].length; at++) {
          sum += query[terms[i][at]] * weights[i][at];
        }
        if (sum > 0) {
          all.add(scored(collection, i, sum));
        }
      }
      all.sort(Comparator.comparingDouble(Run.Scored::score).reversed());
      return all.subList(0, Math.min(DEPTH, all.size()));
    };
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  static String text(TestCollection collection, int number) {
    TestCollection.Document document = collection.documents().get(number);
    return document.title() + "\n" + document.text();
  }

  static Run.Scored scored(TestCollection collection, int number, double score) {
    return new Run.Scored(collection.documents().get(number).id(), score);
  }
}
