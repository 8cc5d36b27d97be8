import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.lucene.LuceneReverseSearch;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.QueryParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/// Keeps many searches, as readers would (words, phrases, authors and categories of real papers), and
/// asks which of them a day's new papers answer: all papers at once, then some one by one.
///
///     java --add-modules=jdk.incubator.vector -cp target/dist/broadsheet.jar bench/ReverseSearch.java \
///         100000 1000 FILE.jsonl.gz...
class ReverseSearch {
  static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    int searches = Integer.parseInt(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    List<Paper> papers = new ArrayList<>();
    for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
      read(file, papers);
    }
    Random random = new Random(20251112);
    Collections.shuffle(papers, random);
    LuceneReverseSearch reverse = new LuceneReverseSearch();
    long start = System.nanoTime();
    for (int i = 0; i < searches; i++) {
      reverse.keep("s" + i, QueryParser.parse(query(papers, random)).node());
    }
    System.out.printf(Locale.ROOT, "%,d searches kept in %.2f s%n", searches, since(start));
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%,d MB in use, the %,d papers among them%n",
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        papers.size());
    List<IndexedPaper> day =
        papers.subList(0, Math.min(count, papers.size())).stream()
            .map(paper -> new IndexedPaper(paper, List.of(), null))
            .toList();
    for (int round = 0; round < 5; round++) {
      start = System.nanoTime();
      Map<String, List<PaperId>> found = reverse.match(day);
      System.out.printf(
          Locale.ROOT,
          "%,d papers: %.2f s; %,d searches answered, %,d answers%n",
          day.size(),
          since(start),
          found.size(),
          found.values().stream().mapToInt(List::size).sum());
    }
    start = System.nanoTime();
    for (IndexedPaper paper : day.subList(0, Math.min(50, day.size()))) {
      reverse.match(List.of(paper));
    }
    System.out.printf(
        Locale.ROOT, "one by one: %.1f ms a paper%n", since(start) * 1_000 / Math.min(50, day.size()));
  }

  /// Half are two or three words of a title; the others phrases, authors, categories and mixtures.
  static String query(List<Paper> papers, Random random) {
    Paper paper = papers.get(random.nextInt(papers.size()));
    String[] words = paper.title().replaceAll("[^\\p{L} -]", " ").strip().split("\\s+");
    int at = random.nextInt(words.length);
    String word = words[at];
    String next = words[Math.min(words.length - 1, at + 1)];
    String other = words[random.nextInt(words.length)];
    String author = paper.authors().isEmpty() ? "Wang" : paper.authors().getFirst().name();
    String category = paper.categories().getFirst();
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> "\"" + word + " " + next + "\"";
      case 3, 4 -> "au:\"" + author + "\"";
      case 5 -> "cat:" + category;
      case 6, 7 -> "cat:" + category + " " + word + " " + other;
      case 8 -> word + " OR " + other;
      case 9 -> word + " " + other + " -" + next;
      case 10, 11, 12 -> word + " " + next + " " + other;
      default -> word + " " + other;
    };
  }

  static void read(String file, List<Paper> papers) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Path.of(file))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode json = JSON.readTree(line);
        List<Author> authors = new ArrayList<>();
        for (JsonNode parts : json.get("authors_parsed")) {
          String name = parts.get(1).asText() + " " + parts.get(0).asText();
          authors.add(Author.named(name.strip()));
        }
        papers.add(
            Paper.builder(PaperId.arxiv(json.get("id").asText()), fold(json.get("title").asText()))
                .abstractText(fold(json.get("abstract").asText()))
                .language("en")
                .authors(authors)
                .categories(Arrays.asList(json.get("categories").asText().split(" ")))
                .announcedOn(LocalDate.parse(json.get("update_date").asText()))
                .build());
      }
    }
  }

  static String fold(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
