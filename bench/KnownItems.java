import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/// Makes a test collection of known items: the papers of a metadata snapshot, and queries by which
/// somebody who knows a paper would look for it. Each has one right answer. Kinds: `misspelt`, its
/// title with one word mistyped; `words`, three longer words of its title; `paraphrase`, a synopsis in
/// words of its own, of the papers of the sample edition, whose abstracts are in SEEDS.
///
///     java -cp target/dist/broadsheet.jar bench/KnownItems.java FOLDER QUERIES SEEDS SNAPSHOT...
///     bench/peers/run FOLDER
///
/// QUERIES is how many of each kind, as far as there are any. The same every time.
class KnownItems {
  static final ObjectMapper JSON = new ObjectMapper();
  static final long SEED = 20251112;
  static final int LONG_WORD = 5;

  record Item(String title, String text) {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int queries = Integer.parseInt(arguments[1]);
    Map<String, Item> seeds = seeds(Path.of(arguments[2]));
    Map<String, Item> papers = new LinkedHashMap<>();
    for (String file : Arrays.asList(arguments).subList(3, arguments.length)) {
      for (JsonNode line : lines(Files.newInputStream(Path.of(file)), file.endsWith(".gz"))) {
        papers.put(
            line.get("id").asText(), new Item(fold(line, "title"), fold(line, "abstract")));
      }
    }
    List<String> ids = new ArrayList<>(papers.keySet());
    papers.putAll(seeds);
    Map<String, String> asked = new LinkedHashMap<>();
    Random random = new Random(SEED);
    Collections.shuffle(ids, random);
    for (String id : ids.subList(0, Math.min(queries, ids.size()))) {
      asked.put("misspelt/" + id, mistyped(papers.get(id).title(), random));
    }
    int words = 0;
    for (String id : ids.reversed()) {
      List<String> longer = longerWords(papers.get(id).title());
      if (longer.size() >= 3 && words < queries) {
        Collections.shuffle(longer, random);
        asked.put("words/" + id, String.join(" ", longer.subList(0, 3)));
        words++;
      }
    }
    int paraphrases = 0;
    for (JsonNode line : lines(KnownItems.class.getResourceAsStream(
        "/io/broadsheet/edition/sample/papers.jsonl"), false)) {
      String id = line.get("id").asText();
      if (seeds.containsKey(id) && paraphrases < queries) {
        asked.put("paraphrase/" + id, line.get("synopsis").asText());
        paraphrases++;
      }
    }
    write(folder, papers, asked);
    System.out.printf(
        "%d papers, %d queries: %d misspelt titles, %d of three words, %d paraphrases, in %s%n",
        papers.size(), asked.size(), asked.size() - words - paraphrases, words, paraphrases, folder);
  }

  static Map<String, Item> seeds(Path file) throws IOException {
    Map<String, Item> seeds = new LinkedHashMap<>();
    for (JsonNode line : lines(Files.newInputStream(file), false)) {
      if (line.path("language").asText().equals("en") && !line.path("arxiv_id").asText("").isBlank()) {
        seeds.put(line.get("arxiv_id").asText(), new Item(fold(line, "title"), fold(line, "abstract")));
      }
    }
    return seeds;
  }

  /// One word of five letters or more, two of its inner letters the other way round.
  static String mistyped(String title, Random random) {
    List<String> words = new ArrayList<>(List.of(title.split(" ")));
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).matches("[A-Za-z]{" + LONG_WORD + ",}")) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return title;
    }
    int place = places.get(random.nextInt(places.size()));
    StringBuilder word = new StringBuilder(words.get(place));
    int at = 1 + random.nextInt(word.length() - 2);
    for (int tries = 0; word.charAt(at) == word.charAt(at + 1 < word.length() ? at + 1 : at - 1) && tries < 9; tries++) {
      at = 1 + random.nextInt(word.length() - 2);
    }
    char letter = word.charAt(at);
    word.setCharAt(at, word.charAt(at + 1));
    word.setCharAt(at + 1, letter);
    words.set(place, word.toString());
    return String.join(" ", words);
  }

  static List<String> longerWords(String title) {
    List<String> longer = new ArrayList<>();
    for (String word : title.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
      if (word.length() >= LONG_WORD && !longer.contains(word)) {
        longer.add(word);
      }
    }
    return longer;
  }

  static String fold(JsonNode line, String field) {
    return line.path(field).asText("").replaceAll("\\s+", " ").strip();
  }

  static List<JsonNode> lines(InputStream in, boolean zipped) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(zipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(
              line -> {
                try {
                  return JSON.readTree(line);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }

  static void write(Path folder, Map<String, Item> papers, Map<String, String> asked)
      throws IOException {
    try (Writer corpus = Files.newBufferedWriter(folder.resolve("corpus.jsonl"));
        Writer queries = Files.newBufferedWriter(folder.resolve("queries.jsonl"));
        Writer qrels = Files.newBufferedWriter(folder.resolve("qrels.tsv"))) {
      for (Map.Entry<String, Item> paper : papers.entrySet()) {
        ObjectNode line = JSON.createObjectNode().put("_id", paper.getKey());
        line.put("title", paper.getValue().title()).put("text", paper.getValue().text());
        corpus.write(line + "\n");
      }
      qrels.write("query-id\tcorpus-id\tscore\n");
      for (Map.Entry<String, String> query : asked.entrySet()) {
        queries.write(
            JSON.createObjectNode().put("_id", query.getKey()).put("text", query.getValue()) + "\n");
        qrels.write(
            query.getKey() + "\t" + query.getKey().substring(query.getKey().indexOf('/') + 1) + "\t1\n");
      }
    }
  }
}
