import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/// One OpenSearch node with k-NN, asked over HTTP on the loopback address and spoken to by
/// ProcessPeer.java. Modes: `words` (English stems, its own BM25), `meaning` (k-NN, Lucene's graph),
/// `hybrid` (both lists from least to greatest, and their mean, as its normalisation processor makes
/// it, which is in a plugin that is not here).
class OpenSearchEngine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int BULK = 500;

  private static int depth;
  private static String address;

  /// @param arguments the folder of the node
  public static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    OpenSearchRunner runner = new OpenSearchRunner();
    runner.onBuild((number, settings) -> settings.put("discovery.type", "single-node"));
    runner.build(
        OpenSearchRunner.newConfigs()
            .basePath(arguments[0])
            .clusterName("bench")
            .numOfNode(1)
            .pluginTypes("org.opensearch.knn.plugin.KNNPlugin"));
    runner.ensureYellow();
    address = "http://127.0.0.1:" + runner.node().settings().get("http.port");
    fill(JSON.readTree(in.readLine()), in);
    answers.println("{\"ready\": true}");
    answers.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode asked = JSON.readTree(line);
      Map<Integer, Double> found =
          switch (asked.get("mode").asText()) {
            case "words" -> words(asked);
            case "meaning" -> meaning(asked);
            default -> mean(words(asked), meaning(asked));
          };
      ArrayNode hits = JSON.createArrayNode();
      found.entrySet().stream()
          .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
          .limit(depth)
          .forEach(hit -> hits.addArray().add(hit.getKey()).add(hit.getValue()));
      answers.println(JSON.createObjectNode().set("hits", hits).toString());
      answers.flush();
    }
    runner.close();
    System.exit(0);
  }

  private static void fill(JsonNode head, BufferedReader in) throws Exception {
    depth = head.get("depth").asInt();
    int documents = head.get("documents").asInt();
    StringBuilder bulk = new StringBuilder();
    for (int i = 0; i < documents; i++) {
      JsonNode document = JSON.readTree(in.readLine());
      if (i == 0) {
        String mapping =
            """
            {"settings": {"index": {"knn": true, "number_of_shards": 1, "number_of_replicas": 0}},
             "mappings": {"properties": {"all": {"type": "text", "analyzer": "english"},
               "vector": {"type": "knn_vector", "dimension": %d, "method":
                 {"name": "hnsw", "engine": "lucene", "space_type": "cosinesimil"}}}}}
            """;
        send("PUT", "/d", mapping.formatted(document.get("vector").size()));
      }
      ObjectNode kept = JSON.createObjectNode();
      kept.put("all", document.get("title").asText() + "\n" + document.get("text").asText());
      kept.set("vector", document.get("vector"));
      bulk.append("{\"index\": {\"_id\": \"").append(i).append("\"}}\n").append(kept).append('\n');
      if (i % BULK == BULK - 1 || i == documents - 1) {
        JsonNode answer = send("POST", "/d/_bulk", bulk.toString());
        if (answer.get("errors").asBoolean()) {
          throw new IllegalStateException("not all documents were taken: " + answer);
        }
        bulk.setLength(0);
      }
    }
    send("POST", "/d/_forcemerge?max_num_segments=1", "");
    send("POST", "/d/_refresh", "");
  }

  private static Map<Integer, Double> words(JsonNode asked) throws Exception {
    ObjectNode query = JSON.createObjectNode();
    query.putObject("match").put("all", asked.get("query").asText());
    return search(query);
  }

  private static Map<Integer, Double> meaning(JsonNode asked) throws Exception {
    ObjectNode query = JSON.createObjectNode();
    ObjectNode near = query.putObject("knn").putObject("vector");
    near.set("vector", asked.get("vector"));
    near.put("k", depth);
    return search(query);
  }

  private static Map<Integer, Double> search(ObjectNode query) throws Exception {
    ObjectNode body = JSON.createObjectNode().put("size", depth).put("_source", false);
    body.set("query", query);
    Map<Integer, Double> found = new HashMap<>();
    for (JsonNode hit : send("POST", "/d/_search", body.toString()).at("/hits/hits")) {
      found.put(hit.get("_id").asInt(), hit.get("_score").asDouble());
    }
    return found;
  }

  private static Map<Integer, Double> mean(Map<Integer, Double> one, Map<Integer, Double> two) {
    Map<Integer, Double> sum = new HashMap<>();
    for (Map<Integer, Double> list : List.of(one, two)) {
      double least = list.values().stream().mapToDouble(d -> d).min().orElse(0);
      double most = list.values().stream().mapToDouble(d -> d).max().orElse(0);
      double span = most > least ? most - least : 1;
      list.forEach((id, score) -> sum.merge(id, (score - least) / span / 2, Double::sum));
    }
    return sum;
  }

  private static JsonNode send(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(path + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
