import io.broadsheet.rank.eval.TestCollection;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Engines that are programs of their own: PostgreSQL as it is installed, the others as
/// `bench/peers/run` has fetched them. Each is left out, with a word on standard error, where it cannot
/// be had.
class PeersOfOthers {
  private PeersOfOthers() {}

  /// Where what has been opened is kept.
  record Opened(Map<String, Peer> peers, List<AutoCloseable> toClose) {}

  private interface Opening {
    void open() throws Exception;
  }

  static void open(
      TestCollection collection, BroadsheetPeers broadsheet, Path work, Opened opened) {
    Path here = Path.of(System.getProperty("peers.folder", "bench/peers"));
    trying("PostgreSQL", () -> postgres(collection, opened));
    trying(
        "OpenSearch",
        () -> {
          ProcessPeer engine =
              java(
                  collection, broadsheet, work, opened, "opensearch", here.resolve("opensearch/OpenSearchEngine.java"));
          opened.peers().put("OpenSearch, BM25", engine.in("words", false));
          opened.peers().put("OpenSearch, k-NN", engine.in("meaning", true));
          opened.peers().put("OpenSearch, both", engine.in("hybrid", true));
        });
    trying(
        "Anserini",
        () -> {
          ProcessPeer engine =
              java(collection, broadsheet, work, opened, "anserini", here.resolve("anserini/AnseriniEngine.java"));
          opened.peers().put("Anserini, BM25", engine.in("bm25", false));
          opened.peers().put("Anserini, RM3", engine.in("rm3", false));
        });
    trying(
        "MiniSearch",
        () ->
            opened
                .peers()
                .put(
                    "MiniSearch",
                    node(collection, broadsheet, work, opened, here.resolve("minisearch.mjs"), false)
                        .in("words", false)));
    trying(
        "Orama",
        () -> {
          ProcessPeer engine =
              node(collection, broadsheet, work, opened, here.resolve("orama.mjs"), true);
          opened.peers().put("Orama, BM25", engine.in("words", false));
          opened.peers().put("Orama, hybrid", engine.in("hybrid", true));
        });
  }

  private static void trying(String name, Opening opening) {
    try {
      opening.open();
    } catch (Exception absent) {
      System.err.println(name + " is left out: " + absent.getMessage());
    }
  }

  private static void postgres(TestCollection collection, Opened opened) throws Exception {
    Optional<Path> programs = PostgresPeer.programs();
    if (programs.isEmpty()) {
      throw new IllegalStateException("its server is not installed (apt install postgresql)");
    }
    Path folder = Files.createTempDirectory("broadsheet-postgres");
    opened.peers().put("PostgreSQL", PostgresPeer.fill(collection, programs.get(), folder));
  }

  private static ProcessPeer java(
      TestCollection collection,
      BroadsheetPeers broadsheet,
      Path work,
      Opened opened,
      String name,
      Path source)
      throws Exception {
    String classPath = System.getProperty("peers." + name, "");
    if (classPath.isEmpty() || !Files.exists(Path.of(classPath.split(File.pathSeparator)[0]))) {
      throw new IllegalStateException("its libraries could not be fetched");
    }
    Path folder = Files.createDirectories(work.resolve(name));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "--add-modules=jdk.incubator.vector", "-cp", classPath));
    command.addAll(List.of(source.toAbsolutePath().toString(), folder.resolve("data").toString()));
    return started(collection, broadsheet, opened, folder, command, true);
  }

  private static ProcessPeer node(
      TestCollection collection,
      BroadsheetPeers broadsheet,
      Path work,
      Opened opened,
      Path source,
      boolean vectors)
      throws Exception {
    if (!Files.isDirectory(source.resolveSibling("node_modules"))) {
      throw new IllegalStateException("there is no " + source.resolveSibling("node_modules"));
    }
    Path folder = Files.createDirectories(work.resolve(source.getFileName().toString()));
    return started(
        collection,
        broadsheet,
        opened,
        folder,
        List.of("node", source.toAbsolutePath().toString()),
        vectors);
  }

  private static ProcessPeer started(
      TestCollection collection,
      BroadsheetPeers broadsheet,
      Opened opened,
      Path folder,
      List<String> command,
      boolean vectors)
      throws Exception {
    ProcessPeer engine =
        new ProcessPeer(
            collection,
            folder,
            command,
            broadsheet::embed,
            vectors ? broadsheet.vectors() : null);
    opened.toClose().add(engine);
    return engine;
  }
}
