import io.broadsheet.rank.eval.LatencyMillis;
import io.broadsheet.rank.eval.Quality;
import io.broadsheet.rank.eval.QueryPart;
import io.broadsheet.rank.eval.QueryQuality;
import io.broadsheet.rank.eval.Run;
import io.broadsheet.rank.eval.Significance;
import io.broadsheet.rank.eval.TestCollection;
import io.broadsheet.search.SearchMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Broadsheet and its peers on the same documents, queries and machine, taking turns query by query:
/// how good the answers are, with the paired difference to Broadsheet's hybrid search, and how long
/// they take. `bench/peers/run COLLECTION...` fetches what the peers need and runs this.
///
/// Peers: [LucenePeer], [Fts5Peer], [ScanPeer], [PostgresPeer], and by [ProcessPeer] OpenSearch with
/// k-NN, Anserini, MiniSearch and Orama. A peer that cannot be had is left out, and standard error says
/// so. Queries whose names begin with a kind and a slash, as [KnownItems] makes them, have a table of
/// their own for each kind.
class Peers {
  /// Rounds that count; fewer for a large collection.
  static final int ROUNDS = Integer.getInteger("peers.rounds", 3);

  /// A line of the table.
  record Row(
      String collection,
      String engine,
      double ndcg,
      Significance.Bounds bounds,
      double ndcgOfTest,
      Significance.Difference below,
      double recallAt10,
      double recall,
      LatencyMillis latency,
      double ratio) {}

  /// @param arguments folders of collections; `--plot FILE` before them for a picture
  public static void main(String[] arguments) throws Exception {
    List<String> folders = new ArrayList<>(List.of(arguments));
    Path plot = null;
    if (folders.size() > 1 && folders.getFirst().equals("--plot")) {
      plot = Path.of(folders.get(1));
      folders.subList(0, 2).clear();
    }
    System.out.println(
        "| collection | engine | nDCG@10, all | 95 % | on the test half | hybrid above it | p |"
            + " recall@10 | recall@100 | p50 ms | p99 ms | p50, of hybrid's |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    List<Row> rows = new ArrayList<>();
    for (String folder : folders) {
      rows.addAll(compare(TestCollection.read(Path.of(folder))));
      if (plot != null) {
        Files.writeString(plot, PeersPlot.of(rows));
      }
    }
    System.exit(0); // the runtime of the model leaves threads behind
  }

  static List<Row> compare(TestCollection collection) throws Exception {
    Path work = Files.createTempDirectory("broadsheet-peers");
    Map<String, Peer> peers = new LinkedHashMap<>();
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      PeersOfOthers.Opened others = new PeersOfOthers.Opened(peers, opened);
      BroadsheetPeers broadsheet = new BroadsheetPeers(collection, work);
      opened.add(broadsheet);
      peers.put("Broadsheet hybrid", broadsheet.in(SearchMode.HYBRID));
      peers.put("Broadsheet semantic", broadsheet.in(SearchMode.SEMANTIC));
      peers.put("Broadsheet keyword", broadsheet.in(SearchMode.KEYWORD));
      peers.put("Lucene, bare", LucenePeer.fill(collection, work.resolve("lucene")));
      peers.put("SQLite FTS5", Fts5Peer.fill(collection));
      peers.put("tf-idf, linear scan", ScanPeer.fill(collection));
      PeersOfOthers.open(collection, broadsheet, work, others);
      Map<String, Run> runs = new LinkedHashMap<>();
      Map<String, long[]> nanos = new LinkedHashMap<>();
      ask(collection, peers, runs, nanos);
      return report(collection, runs, nanos);
    } finally {
      for (Peer peer : peers.values()) {
        peer.close();
      }
      for (AutoCloseable each : opened.reversed()) {
        each.close();
      }
      try (var files = Files.walk(work)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
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

  static List<Row> report(
      TestCollection collection, Map<String, Run> runs, Map<String, long[]> nanos) {
    List<Row> rows = new ArrayList<>();
    List<String> ids = collection.queries().stream().map(TestCollection.Query::id).toList();
    for (String kind : ids.stream().map(Peers::kind).distinct().toList()) {
      String name = collection.name() + (kind.isEmpty() ? "" : ", " + kind);
      List<QueryQuality> hybrid = null;
      double hybridMillis = 0;
      for (Map.Entry<String, Run> run : runs.entrySet()) {
        List<QueryQuality> each =
            Quality.byQuery(
                run.getValue(),
                collection.qrels(),
                ids.stream().filter(id -> kind(id).equals(kind)).toList());
        LatencyMillis latency = LatencyMillis.of(of(kind, ids, nanos.get(run.getKey())));
        if (hybrid == null) {
          hybrid = each;
          hybridMillis = latency.p50();
        }
        Row row = row(collection.name(), name, run.getKey(), each, hybrid, latency, hybridMillis);
        print(row, each == hybrid);
        rows.add(row);
      }
    }
    return rows;
  }

  private static Row row(
      String collection,
      String name,
      String engine,
      List<QueryQuality> each,
      List<QueryQuality> hybrid,
      LatencyMillis latency,
      double hybridMillis) {
    Quality quality = Quality.mean(each);
    Quality test =
        Quality.mean(
            each.stream()
                .filter(query -> QueryPart.TEST.holds(collection, query.queryId()))
                .toList());
    return new Row(
        name,
        engine,
        quality.ndcgAt10(),
        Significance.bounds(ndcg(each)),
        test.ndcgAt10(),
        Significance.difference(ndcg(hybrid), ndcg(each)),
        quality.recallAt10(),
        quality.recallAt100(),
        latency,
        latency.p50() / hybridMillis);
  }

  /// What stands before the slash in a query's name; empty where there is none.
  static String kind(String id) {
    return id.substring(0, Math.max(0, id.indexOf('/')));
  }

  private static long[] of(String kind, List<String> ids, long[] nanos) {
    return IntStream.range(0, nanos.length)
        .filter(i -> kind(ids.get(i % ids.size())).equals(kind))
        .mapToLong(i -> nanos[i])
        .toArray();
  }

  private static void print(Row row, boolean isHybrid) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.4f | %.3f to %.3f | %.4f | %s | %s | %.4f | %.4f | %.2f | %.2f | %.2f |%n",
        row.collection(),
        row.engine(),
        row.ndcg(),
        row.bounds().low(),
        row.bounds().high(),
        row.ndcgOfTest(),
        isHybrid ? "–" : String.format(Locale.ROOT, "%+.4f", row.below().mean()),
        isHybrid ? "–" : String.format(Locale.ROOT, "%.4f", row.below().p()),
        row.recallAt10(),
        row.recall(),
        row.latency().p50(),
        row.latency().p99(),
        row.ratio());
  }

  static double[] ndcg(List<QueryQuality> each) {
    return each.stream().mapToDouble(QueryQuality::ndcgAt10).toArray();
  }
}
