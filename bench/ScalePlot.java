import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Table (to standard output, Markdown) and plot of what [ScaleBench] measured; of each size the
/// last time it was measured.
///
///     java -cp target/dist/broadsheet.jar bench/ScalePlot.java WORK-FOLDER/results.jsonl docs/scale.svg
final class ScalePlot {
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int WIDTH = 460;
  private static final int HEIGHT = 320;
  private static final double LEAST = 0.1;
  private static final double MOST = 10_000;

  /// What is drawn: the name of the figures in the results, how it is called, colour, dashes.
  private enum Line {
    LUCENE("lucene1P50", "raw Lucene, in process, p50", "#9aa3ad", ""),
    LUCENE_SLOW("lucene1P99", "raw Lucene, p99", "#9aa3ad", "4 3"),
    KEYWORD("keyword1P50", "keyword over HTTP, p50", "#8a2b1f", ""),
    KEYWORD_SLOW("keyword1P99", "keyword, p99", "#8a2b1f", "4 3"),
    HYBRID("hybrid1P50", "hybrid over HTTP, p50", "#1f4e8a", ""),
    HYBRID_SLOW("hybrid1P99", "hybrid, p99", "#1f4e8a", "4 3");

    private final String key;
    private final String label;
    private final String colour;
    private final String dashes;

    Line(String key, String label, String colour, String dashes) {
      this.key = key;
      this.label = label;
      this.colour = colour;
      this.dashes = dashes;
    }
  }

  private ScalePlot() {}

  public static void main(String[] arguments) throws IOException {
    ObjectMapper json = new ObjectMapper();
    TreeMap<Integer, JsonNode> last = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      JsonNode result = json.readTree(line);
      if (result.has("keyword1P50")) {
        last.put(result.get("papers").asInt(), result);
      }
    }
    List<JsonNode> results = new ArrayList<>(last.values());
    table(results);
    Files.writeString(Path.of(arguments[1]), plot(results));
  }

  private static void table(List<JsonNode> results) {
    row("papers", results, each -> whole(each, "papers"));
    System.out.println("|---|" + "---|".repeat(results.size()));
    row("load of the machine before, after", results, each -> two(each, "load", "loadAfter", 1));
    row("raw Lucene indexes title and text, s", results, each -> figure(each, "luceneSeconds", 1));
    row("import, s (of raw Lucene's rate)", results, each ->
        figure(each, "importSeconds", 1) + " (" + figure(each, "importRatio", 2) + ")");
    row("raw Lucene's index, ours, database, MB", results, each ->
        megabytes(each, "luceneBytes") + ", " + megabytes(each, "indexBytes") + ", "
            + megabytes(each, "databaseBytes"));
    row("most memory of the import, MB", results, each -> whole(each, "importMemory"));
    row("first page after, s", results, each -> figure(each, "readySeconds", 1));
    row("its own memory, with files, after the questions, MB", results, each ->
        whole(each, "ownEnd") + ", " + whole(each, "residentEnd"));
    row("raw Lucene, one thread, p50, p99 ms", results, each -> two(each, "lucene1P50", "lucene1P99", 2));
    row("embedding the query alone, p50, p99 ms", results, each ->
        two(each, "embedding1P50", "embedding1P99", 2));
    for (int clients : new int[] {1, 4, 16}) {
      for (String mode : List.of("keyword", "semantic", "hybrid")) {
        String key = mode + clients;
        row(mode + ", " + clients + (clients == 1 ? " client" : " clients") + ", p50, p99 ms"
                + (clients == 1 ? "" : "; a second; refused"),
            results,
            each -> two(each, key + "P50", key + "P99", 1)
                + (clients == 1 ? "" : "; " + figure(each, key + "Rate", 0) + "; "
                    + whole(each, key + "Refused")));
      }
    }
    row("processor time an answer: raw Lucene, keyword, semantic, hybrid, ms", results, each ->
        two(each, "lucene1Processor", "keyword1Processor", 2) + ", "
            + two(each, "semantic1Processor", "hybrid1Processor", 2));
    row("keyword p50 / raw Lucene's", results, each -> ratio(each, "keyword1P50", "lucene1P50"));
    row("hybrid p50 / embedding alone", results, each -> ratio(each, "hybrid1P50", "embedding1P50"));
  }

  private interface Cell {
    String of(JsonNode result);
  }

  private static void row(String name, List<JsonNode> results, Cell cell) {
    StringBuilder row = new StringBuilder("| ").append(name).append(" |");
    results.forEach(each -> row.append(' ').append(cell.of(each)).append(" |"));
    System.out.println(row);
  }

  private static String whole(JsonNode result, String key) {
    return result.has(key) ? String.format(Locale.ROOT, "%,d", result.get(key).asLong()) : "–";
  }

  private static String figure(JsonNode result, String key, int digits) {
    return result.has(key)
        ? String.format(Locale.ROOT, "%,." + digits + "f", result.get(key).asDouble())
        : "–";
  }

  private static String two(JsonNode result, String one, String other, int digits) {
    return figure(result, one, digits) + ", " + figure(result, other, digits);
  }

  private static String megabytes(JsonNode result, String key) {
    return String.format(Locale.ROOT, "%,d", result.get(key).asLong() / 1_000_000);
  }

  private static String ratio(JsonNode result, String one, String other) {
    return String.format(
        Locale.ROOT, "%.1f", result.get(one).asDouble() / result.get(other).asDouble());
  }

  private static String plot(List<JsonNode> results) {
    int height = TOP + HEIGHT + 50;
    int width = LEFT + WIDTH + 210;
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'"
                    + " font-family='sans-serif' font-size='12' role='img'>%n<title>Milliseconds a"
                    + " search of five words takes, by papers in the library</title>%n"
                    + "<rect width='100%%' height='100%%' fill='white'/>%n",
                width, height, width, height));
    text(out, LEFT, 20, "start", "font-weight='600'", "ms a search of five words, by papers, one client");
    for (double ms = LEAST; ms <= MOST * 1.01; ms *= 10) {
      grid(out, LEFT, y(ms), LEFT + WIDTH, y(ms));
      text(out, LEFT - 8, y(ms) + 4, "end", "", ms < 1 ? "0.1" : String.format(Locale.ROOT, "%,.0f", ms));
    }
    double least = results.getFirst().get("papers").asDouble();
    double most = results.getLast().get("papers").asDouble();
    for (JsonNode each : results) {
      double x = x(each.get("papers").asDouble(), least, most);
      grid(out, x, TOP, x, TOP + HEIGHT);
      text(out, x, TOP + HEIGHT + 18, "middle", "", whole(each, "papers"));
    }
    int row = 0;
    for (Line line : Line.values()) {
      StringBuilder points = new StringBuilder();
      for (JsonNode each : results) {
        points.append(
            String.format(
                Locale.ROOT, "%.1f,%.1f ",
                x(each.get("papers").asDouble(), least, most),
                y(each.get(line.key).asDouble())));
      }
      int at = TOP + 12 + 20 * row++;
      stroke(out, points.toString(), line);
      stroke(out, (LEFT + WIDTH + 14) + "," + at + " " + (LEFT + WIDTH + 44) + "," + at, line);
      text(out, LEFT + WIDTH + 50, at + 4, "start", "", line.label);
    }
    return out.append("</svg>\n").toString();
  }

  private static double x(double papers, double least, double most) {
    double share = most > least ? Math.log(papers / least) / Math.log(most / least) : 0;
    return LEFT + 20 + share * (WIDTH - 50);
  }

  private static double y(double ms) {
    double share = Math.log(Math.clamp(ms, LEAST, MOST) / LEAST) / Math.log(MOST / LEAST);
    return TOP + HEIGHT - share * HEIGHT;
  }

  private static void stroke(StringBuilder out, String points, Line line) {
    out.append(
        String.format(
            Locale.ROOT,
            "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'%s/>%n",
            points.strip(),
            line.colour,
            line.dashes.isEmpty() ? "" : " stroke-dasharray='" + line.dashes + "'"));
  }

  private static void grid(StringBuilder out, double x1, double y1, double x2, double y2) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='#e3e3e3'/>%n",
            x1, y1, x2, y2));
  }

  private static void text(
      StringBuilder out, double x, double y, String anchor, String more, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x='%.1f' y='%.1f' text-anchor='%s' %s>%s</text>%n",
            x, y, anchor, more, text));
  }
}
