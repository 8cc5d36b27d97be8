import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.anserini.index.SimpleIndexer;
import io.anserini.search.ScoredDoc;
import io.anserini.search.SimpleSearcher;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;

/// Anserini with its usual settings, spoken to by ProcessPeer.java. Modes: `bm25` (Porter's stems, k1
/// 0.9, b 0.4), `rm3` (the same with feedback from ten documents, ten terms, half the weight).
class AnseriniEngine {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param arguments the folder of the index
  public static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    JsonNode head = JSON.readTree(in.readLine());
    SimpleIndexer indexer =
        new SimpleIndexer(
            new String[] {
              "-input", "", "-collection", "JsonCollection", "-index", arguments[0], "-storeDocvectors",
              "-threads", "1"
            });
    for (int i = 0; i < head.get("documents").asInt(); i++) {
      JsonNode document = JSON.readTree(in.readLine());
      indexer.addJsonNode(
          JSON.createObjectNode()
              .put("id", Integer.toString(i))
              .put(
                  "contents", document.get("title").asText() + "\n" + document.get("text").asText()));
    }
    indexer.close();
    SimpleSearcher plain = new SimpleSearcher(arguments[0]);
    SimpleSearcher feedback = new SimpleSearcher(arguments[0]);
    feedback.set_rm3();
    answers.println("{\"ready\": true}");
    answers.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode asked = JSON.readTree(line);
      SimpleSearcher searcher = asked.get("mode").asText().equals("rm3") ? feedback : plain;
      ArrayNode hits = JSON.createArrayNode();
      for (ScoredDoc hit : searcher.search(asked.get("query").asText(), head.get("depth").asInt())) {
        hits.addArray().add(Integer.parseInt(hit.docid)).add(hit.score);
      }
      answers.println(JSON.createObjectNode().set("hits", hits).toString());
      answers.flush();
    }
    System.exit(0);
  }
}
