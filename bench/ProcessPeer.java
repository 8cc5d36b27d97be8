import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.rank.eval.Run;
import io.broadsheet.rank.eval.TestCollection;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// An engine in a process of its own, spoken to in lines of JSON over its standard input and output:
/// first `{"documents": N, "depth": K}` and the documents, each `{"title", "text", "vector"}`, to
/// which it says `{"ready": true}`; then each query, `{"mode", "query", "vector"}`, to which it says
/// `{"hits": [[number, score], …]}`, best first, numbers counted from 0. What it writes to standard
/// error goes to a log in its folder.
final class ProcessPeer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestCollection collection;
  private final Function<String, float[]> embed;
  private final Process process;
  private final BufferedWriter out;
  private final BufferedReader in;

  /// @param embed makes a query's vector, for modes that want one
  /// @param vectors of the documents, in their order; null for none
  ProcessPeer(
      TestCollection collection,
      Path folder,
      List<String> command,
      Function<String, float[]> embed,
      float[][] vectors)
      throws Exception {
    this.collection = collection;
    this.embed = embed;
    File log = folder.resolve("stderr.log").toFile();
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.to(log))
            .start();
    out = process.outputWriter();
    in = process.inputReader();
    int size = collection.documents().size();
    send(JSON.createObjectNode().put("documents", size).put("depth", Peer.DEPTH));
    for (int i = 0; i < size; i++) {
      TestCollection.Document document = collection.documents().get(i);
      ObjectNode line =
          JSON.createObjectNode().put("title", document.title()).put("text", document.text());
      if (vectors != null) {
        line.set("vector", JSON.valueToTree(vectors[i]));
      }
      send(line);
    }
    out.flush();
    receive();
  }

  /// The engine in one of its modes.
  ///
  /// @param withVector whether queries go with their vectors
  Peer in(String mode, boolean withVector) {
    return query -> {
      ObjectNode line = JSON.createObjectNode().put("mode", mode).put("query", query);
      if (withVector) {
        line.set("vector", JSON.valueToTree(embed.apply(query)));
      }
      send(line);
      out.flush();
      List<Run.Scored> found = new ArrayList<>();
      for (JsonNode hit : receive().get("hits")) {
        found.add(Peer.scored(collection, hit.get(0).asInt(), hit.get(1).asDouble()));
      }
      return found;
    };
  }

  private void send(JsonNode line) throws Exception {
    out.write(JSON.writeValueAsString(line));
    out.write('\n');
  }

  private JsonNode receive() throws Exception {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("{")) {
        return JSON.readTree(line);
      }
    }
    throw new EOFException("the engine has ended; its log says why");
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
