import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/// Asks a running server for known papers, by title and by the first sentence of their abstracts, and
/// says how often each came first or among the first ten, and how long the answers took as the client
/// sees it.
///
///     java -cp target/dist/broadsheet.jar bench/SearchLoad.java http://127.0.0.1:8080 1000 FILE.jsonl.gz...
class SearchLoad {
  record Question(String id, String text) {}

  /// @param rank of the paper meant among the ten, from 1; 0 for not there
  record Answer(long nanos, int rank) {}

  /// The rank in an answer that says that the server has too much to do.
  static final int REFUSED = -1;

  static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    String server = arguments[0];
    int count = Integer.parseInt(arguments[1]);
    List<Question> titles = new ArrayList<>();
    List<Question> sentences = new ArrayList<>();
    read(Arrays.asList(arguments).subList(2, arguments.length), titles, sentences);
    Random random = new Random(20251112);
    Collections.shuffle(titles, random);
    Collections.shuffle(sentences, random);
    // Others than those that are measured, so that both programs have been compiled by then.
    List<Question> warm = titles.subList(Math.min(count, titles.size()), titles.size());
    warm = warm.subList(0, Math.min(2_000, warm.size()));
    titles = titles.subList(0, Math.min(count, titles.size()));
    sentences = sentences.subList(0, Math.min(count, sentences.size()));
    for (String mode : List.of("semantic", "hybrid", "keyword")) {
      ask(server, mode, warm, 1);
    }
    System.out.println(
        "| mode | queries | clients | p50 ms | p95 ms | p99 ms | max ms | queries/s | first | in ten |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (int clients : new int[] {1, 4}) {
      for (String mode : List.of("keyword", "semantic", "hybrid")) {
        report(server, mode, "titles", titles, clients);
        report(server, mode, "first sentences", sentences, clients);
      }
    }
  }

  static void read(List<String> files, List<Question> titles, List<Question> sentences)
      throws IOException {
    for (String file : files) {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(Path.of(file))),
                  StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          JsonNode paper = JSON.readTree(line);
          String id = paper.get("id").asText();
          titles.add(new Question(id, fold(paper.get("title").asText())));
          String text = fold(paper.get("abstract").asText());
          int end = text.indexOf(". ");
          sentences.add(new Question(id, end < 20 ? text : text.substring(0, end + 1)));
        }
      }
    }
  }

  static String fold(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  static void report(
      String server, String mode, String kind, List<Question> questions, int clients)
      throws Exception {
    long start = System.nanoTime();
    List<Answer> answers = ask(server, mode, questions, clients);
    double seconds = (System.nanoTime() - start) / 1e9;
    double[] millis = answers.stream().mapToDouble(a -> a.nanos() / 1e6).sorted().toArray();
    long first = answers.stream().filter(a -> a.rank() == 1).count();
    long ten = answers.stream().filter(a -> a.rank() > 0).count();
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d %s | %d | %.2f | %.2f | %.2f | %.1f | %.0f | %.1f %% | %.1f %% |%n",
        mode,
        answers.size(),
        kind,
        clients,
        at(millis, 0.5),
        at(millis, 0.95),
        at(millis, 0.99),
        millis[millis.length - 1],
        answers.size() / seconds,
        100.0 * first / answers.size(),
        100.0 * ten / answers.size());
  }

  static double at(double[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(quantile * sorted.length))];
  }

  static List<Answer> ask(String server, String mode, List<Question> questions, int clients)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Callable<List<Answer>>> workers = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      workers.add(
          () -> {
            List<Answer> mine = new ArrayList<>();
            for (int q = next.getAndIncrement(); q < questions.size(); q = next.getAndIncrement()) {
              mine.add(one(server, mode, questions.get(q)));
            }
            return mine;
          });
    }
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
      for (Future<List<Answer>> future : pool.invokeAll(workers)) {
        answers.addAll(future.get());
      }
    }
    return answers;
  }

  /// By a client that blocks on its own thread: one that hands its work between threads costs, on two
  /// cores, as much as the search.
  static Answer one(String server, String mode, Question question) throws IOException {
    URI uri =
        URI.create(
            server
                + "/api/v1/search?limit=10&mode="
                + mode
                + "&q="
                + URLEncoder.encode(question.text(), StandardCharsets.UTF_8));
    long start = System.nanoTime();
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    int status = connection.getResponseCode();
    byte[] body;
    try (InputStream in =
        status == 200 ? connection.getInputStream() : connection.getErrorStream()) {
      body = in.readAllBytes();
    }
    long nanos = System.nanoTime() - start;
    if (status == 503 || status == 504) {
      return new Answer(nanos, REFUSED);
    }
    if (status != 200) {
      throw new IOException("status " + status + " for " + uri + ": " + new String(body));
    }
    int rank = 0;
    for (JsonNode hit : JSON.readTree(body).get("hits")) {
      rank++;
      if (hit.get("id").asText().equals(question.id())) {
        return new Answer(nanos, rank);
      }
    }
    return new Answer(nanos, 0);
  }
}
