import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.onnx.OnnxEmbedder;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;

/// How the program grows: for each size, the first so many papers of a generated library are
/// imported and served, and asked five words of titles over HTTP, in turn with raw Lucene in
/// process on the same papers, the same questions. Appends one JSON line a size to `results.jsonl`
/// in the folder of work; [ScalePlot] makes table and plot of them.
///
///     java --add-modules=jdk.incubator.vector -Xmx2g -cp target/dist/broadsheet.jar \
///         bench/ScaleBench.java LIBRARY.jsonl WORK-FOLDER 30000 100000 300000
///
/// What was imported stays and is not imported again; `--import` before the sizes does only that.
final class ScaleBench {
  private static final int WARM = 1_000;
  private static final int ASKED = 500;
  private static final int BLOCK = 50;
  private static final int WORDS = 5;
  private static final List<String> MODES = List.of("keyword", "semantic", "hybrid");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path work;
  private final Path library;
  private final Path program;

  private final boolean importOnly;

  private ScaleBench(Path library, Path work, boolean importOnly) {
    this.importOnly = importOnly;
    this.library = library;
    this.work = work;
    this.program = Path.of("bin/broadsheet").toAbsolutePath();
  }

  public static void main(String[] arguments) throws Exception {
    boolean importOnly = arguments[2].equals("--import");
    ScaleBench bench = new ScaleBench(Path.of(arguments[0]), Path.of(arguments[1]), importOnly);
    Files.createDirectories(bench.work);
    List<String> sizes = Arrays.asList(arguments).subList(importOnly ? 3 : 2, arguments.length);
    for (String size : sizes) {
      ObjectNode result = bench.measure(Integer.parseInt(size.replace("_", "")));
      String line = JSON.writeValueAsString(result) + "\n";
      Files.writeString(
          bench.work.resolve("results.jsonl"),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      System.out.print(line);
    }
  }

  private ObjectNode measure(int size) throws Exception {
    Path here = work.resolve(Integer.toString(size));
    Path imported = here.resolve("imported.json");
    if (!Files.exists(imported)) {
      remove(here);
      Files.createDirectories(here);
      Files.writeString(imported, JSON.writeValueAsString(load(size, here)));
    }
    ObjectNode result = (ObjectNode) JSON.readTree(imported.toFile());
    if (!importOnly) {
      try (ScaleLucene lucene = ScaleLucene.open(here.resolve("lucene"))) {
        List<String> titles = Files.readAllLines(here.resolve("titles"));
        serve(here.resolve("data"), here.resolve("serve.log"), lucene, questions(titles), result);
      }
      result.put("loadAfter", load());
    }
    return result;
  }

  private ObjectNode load(int size, Path here) throws Exception {
    Path file = here.resolve("papers.jsonl");
    Path data = here.resolve("data");
    head(size, file);
    ObjectNode result = JSON.createObjectNode();
    result.put("papers", size);
    result.put("load", load());
    List<String> titles = new ArrayList<>();
    int every = Math.max(1, size / (2 * (WARM + ASKED)));
    result.put("luceneSeconds", ScaleLucene.fill(file, here.resolve("lucene"), every, titles));
    Files.write(here.resolve("titles"), titles);
    say(size, "raw Lucene has them after " + result.get("luceneSeconds") + " s");
    ScaleServer.Import done = ScaleServer.load(program, data, file, here.resolve("import.log"));
    result.put("importSeconds", done.seconds());
    result.put("importRatio", result.get("luceneSeconds").asDouble() / done.seconds());
    result.put("importMemory", done.memory().most());
    result.put("luceneBytes", bytes(here.resolve("lucene")));
    result.put("indexBytes", bytes(data.resolve("index")));
    result.put("databaseBytes", bytes(data) - bytes(data.resolve("index")));
    say(size, "imported after " + done.seconds() + " s");
    Files.delete(file);
    return result;
  }

  private void serve(
      Path data, Path log, ScaleLucene lucene, List<String> questions, ObjectNode result)
      throws Exception {
    long start = System.nanoTime();
    try (ScaleServer server = ScaleServer.start(program, data, log);
        Embedder model = OnnxEmbedder.open(EmbedConfig.DEFAULT)) {
      result.put("firstFrontPageMillis", server.ask("/"));
      result.put("readySeconds", (System.nanoTime() - start) / 1e9);
      put(server.memory(), "Start", result);
      List<SearchLoad.Question> all =
          questions.stream().map(text -> new SearchLoad.Question("", text)).toList();
      List<SearchLoad.Question> asked = all.subList(WARM, WARM + ASKED);
      for (String mode : List.of("semantic", "hybrid", "keyword")) {
        SearchLoad.ask(server.address(), mode, all.subList(0, WARM), 1);
      }
      say(result.get("papers").asInt(), "warm");
      one(server, lucene, model, asked, result);
      for (int clients : new int[] {4, 16}) {
        for (String mode : MODES) {
          long began = System.nanoTime();
          List<SearchLoad.Answer> answers =
              SearchLoad.ask(server.address(), mode, asked, clients);
          double seconds = (System.nanoTime() - began) / 1e9;
          long refused = answers.stream().filter(a -> a.rank() == SearchLoad.REFUSED).count();
          put(result, mode + clients, millis(answers));
          result.put(mode + clients + "Rate", (answers.size() - refused) / seconds);
          result.put(mode + clients + "Refused", refused);
        }
      }
      for (String page : List.of("/", "/search?q=neural+networks", "/status", "/topics")) {
        double[] times = {server.ask(page), server.ask(page), server.ask(page)};
        Arrays.sort(times);
        result.withObject("/pages").put(page, times[1]);
      }
      put(server.memory(), "End", result);
    }
  }

  /// One client; all in turn, so that what else goes on in the machine is the same for each. The
  /// processor time of an answer hardly depends on that.
  private static void one(
      ScaleServer server,
      ScaleLucene lucene,
      Embedder model,
      List<SearchLoad.Question> asked,
      ObjectNode result)
      throws Exception {
    List<Double> raw = new ArrayList<>();
    List<Double> embedding = new ArrayList<>();
    List<List<Double>> byMode = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    double[] processor = new double[MODES.size()];
    long rawNanos = 0;
    for (int from = 0; from < asked.size(); from += BLOCK) {
      List<SearchLoad.Question> block = asked.subList(from, Math.min(asked.size(), from + BLOCK));
      rawNanos -= THREADS.getCurrentThreadCpuTime();
      for (SearchLoad.Question question : block) {
        raw.add(lucene.ask(question.text()));
      }
      rawNanos += THREADS.getCurrentThreadCpuTime();
      for (int mode = 0; mode < MODES.size(); mode++) {
        processor[mode] -= server.processorSeconds();
        for (double each : millis(SearchLoad.ask(server.address(), MODES.get(mode), block, 1))) {
          byMode.get(mode).add(each);
        }
        processor[mode] += server.processorSeconds();
      }
      for (SearchLoad.Question question : block) {
        long start = System.nanoTime();
        model.embedQuery(question.text());
        embedding.add((System.nanoTime() - start) / 1e6);
      }
    }
    put(result, "lucene1", raw.stream().mapToDouble(each -> each).toArray());
    result.put("lucene1Processor", rawNanos / 1e6 / asked.size());
    for (int mode = 0; mode < MODES.size(); mode++) {
      result.put(MODES.get(mode) + "1Processor", processor[mode] * 1_000 / asked.size());
    }
    put(result, "embedding1", embedding.stream().mapToDouble(each -> each).toArray());
    for (int mode = 0; mode < MODES.size(); mode++) {
      put(
          result,
          MODES.get(mode) + "1",
          byMode.get(mode).stream().mapToDouble(each -> each).toArray());
    }
  }

  private static double[] millis(List<SearchLoad.Answer> answers) {
    return answers.stream().mapToDouble(answer -> answer.nanos() / 1e6).toArray();
  }

  private static void put(ObjectNode result, String name, double[] millis) {
    double[] sorted = DoubleStream.of(millis).sorted().toArray();
    result.put(name + "P50", SearchLoad.at(sorted, 0.5));
    result.put(name + "P99", SearchLoad.at(sorted, 0.99));
  }

  private static void put(ScaleServer.Memory memory, String when, ObjectNode result) {
    result.put("own" + when, memory.own());
    result.put("resident" + when, memory.resident());
  }

  /// Five words of each title, in their order, shuffled titles; shorter titles are left out.
  private static List<String> questions(List<String> titles) {
    Random random = new Random(20251112);
    List<String> questions = new ArrayList<>();
    for (String title : titles) {
      List<String> words =
          new ArrayList<>(Arrays.asList(title.replaceAll("[^\\p{L}\\p{N} -]", " ").split("\\s+")));
      words.removeIf(word -> word.length() < 2);
      while (words.size() > WORDS) {
        words.remove(random.nextInt(words.size()));
      }
      if (words.size() == WORDS) {
        questions.add(String.join(" ", words));
      }
    }
    Collections.shuffle(questions, random);
    if (questions.size() < WARM + ASKED) {
      throw new IllegalStateException("only " + questions.size() + " questions; use more papers");
    }
    return questions;
  }

  private void head(int size, Path file) throws IOException {
    int written = 0;
    try (BufferedReader in = Files.newBufferedReader(library);
        BufferedWriter out = Files.newBufferedWriter(file)) {
      for (String line = in.readLine(); line != null && written < size; line = in.readLine()) {
        out.write(line);
        out.newLine();
        written++;
      }
    }
    if (written < size) {
      throw new IOException(library + " has only " + written + " papers");
    }
  }

  private static void say(int size, String what) {
    System.err.printf(Locale.ROOT, "%,d: %s%n", size, what);
  }

  private static double load() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  private static long bytes(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure)
                throws IOException {
              Files.delete(each);
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }
}
