package io.broadsheet.embed.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.EmbeddingBacklog;
import io.broadsheet.embed.PassageText;
import io.broadsheet.embed.SqlEmbeddingStore;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Compares the backlog, through a real store, with the bare runtime on the same texts and threads,
/// in turns, and prints papers a second, medians and ratios; and the processor time a paper took,
/// which says more on a machine that others use too. Arguments: a snapshot file (`.gz`), papers a
/// turn (600), turns (5), threads (one on each processor).
public final class EmbeddingBenchmark {
  private EmbeddingBenchmark() {}

  /// Runs it.
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int size = number(arguments, 1, 600);
    int turns = number(arguments, 2, 5);
    int threads = number(arguments, 3, Runtime.getRuntime().availableProcessors());
    List<Paper> papers = read(file, size);
    List<String> texts = papers.stream().map(paper -> PassageText.of(paper).text()).toList();

    long start = System.nanoTime();
    try (OnnxEmbedder embedder = OnnxEmbedder.open(EmbedConfig.DEFAULT)) {
      embedder.embedQuery("first");
      System.out.printf(
          Locale.ROOT, "open and embed one query: %.3f s%n", (System.nanoTime() - start) / 1e9);
      BundledModel model = BundledModel.MINI_LM;
      OrtEnvironment environment = NativeLibraries.load();
      double[][] rates = new double[3][turns];
      double[][] work = new double[3][turns];
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
          SubwordTokenizer tokenizer =
              SubwordTokenizer.parse(
                  model.tokenizerJson(), model.settings().maxTokens(), "bundled")) {
        options.setIntraOpNumThreads(1);
        try (OrtSession session = environment.createSession(model.modelBytes(), options)) {
          List<long[]> tokens = texts.stream().map(tokenizer::encode).toList();
          System.out.printf(
              Locale.ROOT,
              "%d papers, %.0f tokens on average, %d threads%n",
              size,
              tokens.stream().mapToInt(ids -> ids.length).average().orElse(0),
              threads);
          run(threads, Math.min(64, size), i -> bare(environment, session, tokens.get(i)));
          for (int turn = 0; turn < turns; turn++) {
            double before = processorSeconds();
            rates[0][turn] =
                size / run(threads, size, i -> bare(environment, session, tokens.get(i)));
            work[0][turn] = (processorSeconds() - before) / size;
            before = processorSeconds();
            rates[1][turn] =
                size
                    / run(
                        threads,
                        size,
                        i -> bare(environment, session, tokenizer.encode(texts.get(i))));
            work[1][turn] = (processorSeconds() - before) / size;
            before = processorSeconds();
            rates[2][turn] = size / backlog(papers, embedder, threads);
            work[2][turn] = (processorSeconds() - before) / size;
          }
        }
      }
      print("bare runtime, tokens given", rates[0], rates[0], work[0]);
      print("bare runtime and tokenizer", rates[1], rates[0], work[1]);
      print("backlog through the store", rates[2], rates[0], work[2]);
    }
  }

  private static double backlog(List<Paper> papers, OnnxEmbedder embedder, int threads)
      throws IOException {
    Path folder = Files.createTempDirectory("embedding-benchmark");
    try (Database database = Database.open(StoreConfig.of(folder), Clock.systemUTC())) {
      SqlPaperStore store = new SqlPaperStore(database);
      store.write(Batch.ofPapers(papers));
      long start = System.nanoTime();
      try (EmbeddingBacklog backlog =
          new EmbeddingBacklog(
              store, new SqlEmbeddingStore(database), embedder, threads, Clock.systemUTC())) {
        backlog.runUntilEmpty(progress -> {});
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void bare(OrtEnvironment environment, OrtSession session, long[] tokens) {
    long[] shape = {1, tokens.length};
    long[] ones = new long[tokens.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens), shape);
        OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        OnnxTensor types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[tokens.length]), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types),
                Set.of("last_hidden_state"))) {
      if (result.size() != 1) {
        throw new IllegalStateException("no output");
      }
    } catch (ai.onnxruntime.OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @return seconds
  private static double run(int threads, int count, IntConsumer work) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    List<Thread> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      running.add(
          Thread.ofPlatform()
              .name("bare-" + t)
              .start(
                  () -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                      work.accept(i);
                    }
                  }));
    }
    for (Thread thread : running) {
      thread.join();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<Paper> read(Path file, int size) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Paper> papers = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine();
          line != null && papers.size() < size;
          line = in.readLine()) {
        JsonNode node = json.readTree(line);
        papers.add(
            Paper.builder(
                    PaperId.arxiv(node.path("id").asText()),
                    node.path("title").asText().strip().replaceAll("\\s+", " "))
                .abstractText(node.path("abstract").asText().strip())
                .announcedOn(LocalDate.of(2025, 3, 1))
                .build());
      }
    }
    return papers;
  }

  private static double processorSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static void print(String what, double[] rates, double[] reference, double[] work) {
    double[] ratios = new double[rates.length];
    for (int i = 0; i < rates.length; i++) {
      ratios[i] = rates[i] / reference[i];
    }
    System.out.printf(
        Locale.ROOT,
        "%-28s median %6.1f papers/s, from %.1f to %.1f; %.3f of the bare runtime;"
            + " %.2f ms of processor a paper%n",
        what,
        median(rates),
        Arrays.stream(rates).min().orElse(0),
        Arrays.stream(rates).max().orElse(0),
        median(ratios),
        median(work) * 1e3);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static int number(String[] arguments, int position, int otherwise) {
    return arguments.length > position ? Integer.parseInt(arguments[position]) : otherwise;
  }
}
