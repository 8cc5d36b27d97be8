import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.embed.Floats;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/// Says how alike a generated library is to the real papers: lengths, authors, growth of the
/// vocabulary, words by frequency, and how near the nearest papers are in meaning.
///
///     java --add-modules=jdk.incubator.vector -cp target/dist/broadsheet.jar \
///         bench/CompareLibrary.java GENERATED.jsonl[.gz] FILE.jsonl.gz...
final class CompareLibrary {
  /// Nearest papers are looked for among so many; the real library is no larger by much.
  private static final int COMPARED = 40_000;

  private static final int ASKED = 1_000;

  private long papers;
  private long titleWords;
  private long textWords;
  private long authors;
  private long categories;
  private final Set<String> names = new HashSet<>();
  private final Map<String, int[]> inPapers = new HashMap<>();
  private final List<String> growth = new ArrayList<>();
  private long nextLook = 1_000_000;
  private final List<String> texts = new ArrayList<>();
  private final double every;

  private CompareLibrary(double every) {
    this.every = every;
  }

  public static void main(String[] arguments) throws IOException {
    List<String> real = Arrays.asList(arguments).subList(1, arguments.length);
    CompareLibrary ofReal = new CompareLibrary(1);
    for (String file : real) {
      ofReal.read(Path.of(file));
    }
    ofReal.report("real");
    Path file = Path.of(arguments[0]);
    CompareLibrary made = new CompareLibrary(Math.max(1, lines(file) / (double) COMPARED));
    made.read(file);
    made.report("generated");
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in,
            StandardCharsets.UTF_8),
        1 << 20);
  }

  private static long lines(Path file) throws IOException {
    try (BufferedReader lines = open(file)) {
      return lines.lines().count();
    }
  }

  private void read(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(json.readTree(line));
      }
    }
  }

  private void add(JsonNode paper) {
    String title = SearchLoad.fold(paper.get("title").asText());
    String text = title + "\n" + SearchLoad.fold(paper.get("abstract").asText());
    titleWords += title.split(" ").length;
    paper.get("authors_parsed").forEach(name -> names.add(name.get(0).asText() + name.get(1).asText()));
    authors += paper.get("authors_parsed").size();
    categories += paper.get("categories").asText().split(" ").length;
    Set<String> here = new HashSet<>();
    NewWords.eachWord(
        text,
        (from, to) -> {
          textWords++;
          String word = text.substring(from, to).toLowerCase(Locale.ROOT);
          if (here.add(word)) {
            inPapers.computeIfAbsent(word, any -> new int[1])[0]++;
          }
        });
    if (textWords >= nextLook) {
      growth.add(String.format(Locale.ROOT, "%.1fM:%,d", textWords / 1e6, inPapers.size()));
      nextLook *= 2;
    }
    if ((long) (papers / every) >= texts.size()) {
      texts.add(text);
    }
    papers++;
  }

  private void report(String name) {
    System.out.printf(
        Locale.ROOT,
        "%s: %,d papers; words a title %.1f, a paper %.1f; authors a paper %.2f, names %,d;"
            + " categories a paper %.2f%n  words known after so many: %s, at the end %,d of %.1fM%n",
        name,
        papers,
        titleWords / (double) papers,
        textWords / (double) papers,
        authors / (double) papers,
        names.size(),
        categories / (double) papers,
        growth,
        inPapers.size(),
        textWords / 1e6);
    int[] frequencies = inPapers.values().stream().mapToInt(each -> each[0]).sorted().toArray();
    StringBuilder out = new StringBuilder("  share of papers with the word of rank");
    for (int rank : new int[] {1, 10, 100, 1_000, 10_000, 100_000}) {
      if (rank <= frequencies.length) {
        out.append(
            String.format(
                Locale.ROOT,
                " %,d: %.6f",
                rank,
                frequencies[frequencies.length - rank] / (double) papers));
      }
    }
    long once = Arrays.stream(frequencies).filter(each -> each == 1).count();
    System.out.printf(
        Locale.ROOT, "%s; words of one paper %.3f%n", out, once / (double) frequencies.length);
    nearness();
  }

  private void nearness() {
    List<String> compared = texts.subList(0, Math.min(COMPARED, texts.size()));
    float[][] vectors = RealPapers.vectors(compared);
    int[] asked = new SplittableRandom(1).ints(ASKED, 0, vectors.length).toArray();
    double[][] nearest =
        IntStream.of(asked).parallel().mapToObj(i -> nearest(vectors, i)).toArray(double[][]::new);
    System.out.printf(
        Locale.ROOT, "  among %,d papers, cosine of the nearest (5, 25, 50, 75, 95 %%):", vectors.length);
    for (int rank : new int[] {1, 10, 100, 1_000, vectors.length / 2}) {
      double[] sorted =
          Arrays.stream(nearest).mapToDouble(each -> each[each.length - rank]).sorted().toArray();
      System.out.printf(Locale.ROOT, "%n    rank %,d:", rank);
      for (double quantile : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
        System.out.printf(Locale.ROOT, " %.3f", SearchLoad.at(sorted, quantile));
      }
    }
    System.out.println();
  }

  private static double[] nearest(float[][] vectors, int one) {
    double[] cosines = new double[vectors.length];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = i == one ? -1 : Floats.dot(vectors[one], vectors[i]);
    }
    Arrays.sort(cosines);
    return cosines;
  }
}
