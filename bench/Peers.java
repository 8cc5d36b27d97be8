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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Broadsheet and its peers on the same documents, queries and machine, in one process, taking
/// turns query by query: how good the answers are, with the paired difference to Broadsheet's hybrid
/// search, and how long they take.
///
///     java --add-modules=jdk.incubator.vector -cp target/dist/broadsheet.jar bench/Peers.java \
///         ../shared/data/collections/*
///
/// Peers: [LucenePeer], [Fts5Peer], [ScanPeer].
class Peers {
  static final int ROUNDS = 3;

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
    try (BroadsheetPeers broadsheet = new BroadsheetPeers(collection, work)) {
      peers.put("Broadsheet hybrid", broadsheet.in(SearchMode.HYBRID));
      peers.put("Broadsheet keyword", broadsheet.in(SearchMode.KEYWORD));
      peers.put("Broadsheet semantic", broadsheet.in(SearchMode.SEMANTIC));
      peers.put("Lucene, bare", LucenePeer.fill(collection, work.resolve("lucene")));
      peers.put("SQLite FTS5", Fts5Peer.fill(collection));
      peers.put("tf-idf, linear scan", ScanPeer.fill(collection));
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
      Significance.Bounds bounds = Significance.bounds(ndcg(each));
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
          bounds.low(),
          bounds.high(),
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
}
