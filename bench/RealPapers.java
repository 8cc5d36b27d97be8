import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.Floats;
import io.broadsheet.embed.table.TableShelf;
import io.broadsheet.embed.table.VectorTable;
import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/// Real papers that generated ones are made of: their sentences, authors, categories, and which are
/// near which by the approximate vectors that the program ships.
final class RealPapers {
  /// Papers are near others of the same of so many parts of the library.
  private static final int PIVOTS = 250;

  private static final int NEAR = 12;
  private static final EmbeddingModelId SPACE =
      new EmbeddingModelId("all-minilm-l6-v2-q", 384, "da1b4529cfb1");

  private final List<One> papers = new ArrayList<>();
  private int[][] near = {};
  private int[] topics = {};

  /// @param names of authors: surname, given names, suffix of each
  record One(
      String title, List<String> sentences, List<String[]> names, String categories, String comment) {
    String text() {
      return title + "\n" + String.join(" ", sentences);
    }
  }

  static RealPapers read(List<String> files) throws IOException {
    RealPapers read = new RealPapers();
    ObjectMapper json = new ObjectMapper();
    for (String file : files) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(Path.of(file))),
                  StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          read.papers.add(paper(json.readTree(line)));
        }
      }
    }
    read.findNear();
    return read;
  }

  private static One paper(JsonNode node) {
    String text = SearchLoad.fold(node.get("abstract").asText());
    List<String> sentences = new ArrayList<>();
    for (TextRange range : Sentences.find(text)) {
      sentences.add(text.substring(range.start(), range.end()).strip());
    }
    List<String[]> names = new ArrayList<>();
    for (JsonNode author : node.get("authors_parsed")) {
      names.add(
          new String[] {
            author.get(0).asText(), author.get(1).asText(), author.get(2).asText()
          });
    }
    JsonNode comment = node.get("comments");
    return new One(
        SearchLoad.fold(node.get("title").asText()),
        List.copyOf(sentences),
        List.copyOf(names),
        node.get("categories").asText(),
        comment == null || comment.isNull() ? "" : SearchLoad.fold(comment.asText()));
  }

  /// The approximate vectors of texts, as an import gives them.
  static float[][] vectors(List<String> texts) {
    VectorTable table =
        new TableShelf(Path.of("no-library")).find("en", SPACE).orElseThrow().table().get();
    return texts.parallelStream()
        .map(text -> table.embed(text).orElseGet(() -> new float[SPACE.dimensions()]))
        .toArray(float[][]::new);
  }

  private void findNear() {
    float[][] vectors = vectors(papers.stream().map(One::text).toList());
    SplittableRandom random = new SplittableRandom(7);
    int[] pivots = random.ints(PIVOTS, 0, papers.size()).toArray();
    topics =
        IntStream.range(0, papers.size())
            .parallel()
            .map(i -> nearest(vectors, pivots, i))
            .toArray();
    List<List<Integer>> parts = new ArrayList<>();
    for (int topic = 0; topic < PIVOTS; topic++) {
      parts.add(new ArrayList<>());
    }
    for (int i = 0; i < topics.length; i++) {
      parts.get(topics[i]).add(i);
    }
    near =
        IntStream.range(0, papers.size())
            .parallel()
            .mapToObj(i -> nearIn(vectors, parts.get(topics[i]), i))
            .toArray(int[][]::new);
  }

  private static int nearest(float[][] vectors, int[] pivots, int paper) {
    int best = 0;
    float most = -2;
    for (int topic = 0; topic < pivots.length; topic++) {
      float cosine = Floats.dot(vectors[paper], vectors[pivots[topic]]);
      if (cosine > most) {
        most = cosine;
        best = topic;
      }
    }
    return best;
  }

  private static int[] nearIn(float[][] vectors, List<Integer> part, int paper) {
    long[] found = new long[part.size()];
    for (int i = 0; i < found.length; i++) {
      int other = part.get(i);
      float cosine = other == paper ? -1 : Floats.dot(vectors[paper], vectors[other]);
      found[i] = ((long) ((1 - cosine) * 1e6) << 32) | other;
    }
    Arrays.sort(found);
    int[] first = new int[Math.max(1, Math.min(NEAR, found.length - 1))];
    for (int i = 0; i < first.length; i++) {
      first[i] = (int) found[i];
    }
    return first;
  }

  int size() {
    return papers.size();
  }

  One get(int number) {
    return papers.get(number);
  }

  /// The nearest first.
  int[] near(int number) {
    return near[number];
  }

  int topic(int number) {
    return topics[number];
  }

  static int topics() {
    return PIVOTS;
  }
}
