package io.broadsheet.index.lucene;

import io.broadsheet.index.Hit;
import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.QueryNode;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.QueryParser;
import io.broadsheet.testing.RealPapers;
import io.broadsheet.text.TexToText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Known-item search over the real papers: does a title find its paper, does the first sentence of
/// an abstract. `main` prints; [RealDataTest] asserts.
final class RealDataMeasure {
  /// What was found.
  ///
  /// @param first share of queries whose paper came first
  /// @param firstTen share whose paper was among the first ten
  record Outcome(
      double first, double firstTen, double p50Millis, double p99Millis, List<String> missed) {}

  /// Where a query's own paper stands, from 1; 0 when it was not found.
  interface Ranker {
    List<PaperId> firstTen(String query);
  }

  private RealDataMeasure() {}

  static List<Paper> sample(List<Paper> papers, int size) {
    List<Paper> shuffled = new ArrayList<>(papers);
    Collections.shuffle(shuffled, new Random(20251122));
    return shuffled.subList(0, Math.min(size, shuffled.size()));
  }

  static String firstSentence(Paper paper) {
    String text = TexToText.convert(paper.abstractText());
    int end = 40;
    while (end < text.length() && !(text.charAt(end) == '.' && endsSentence(text, end))) {
      end++;
    }
    return text.substring(0, Math.min(text.length(), end + 1));
  }

  private static boolean endsSentence(String text, int dot) {
    return dot + 2 >= text.length()
        || (text.charAt(dot + 1) == ' ' && Character.isUpperCase(text.charAt(dot + 2)));
  }

  static Outcome measure(List<Paper> papers, List<String> queries, Ranker ranker) {
    int first = 0;
    int ten = 0;
    long[] nanos = new long[papers.size()];
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < papers.size(); i++) {
      long start = System.nanoTime();
      List<PaperId> found = ranker.firstTen(queries.get(i));
      nanos[i] = System.nanoTime() - start;
      int place = found.indexOf(papers.get(i).id());
      first += place == 0 ? 1 : 0;
      ten += place >= 0 ? 1 : 0;
      if (place != 0) {
        missed.add((place + 1) + " " + papers.get(i).id() + " " + queries.get(i));
      }
    }
    Arrays.sort(nanos);
    return new Outcome(
        (double) first / papers.size(),
        (double) ten / papers.size(),
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        missed);
  }

  static Ranker keyword(LuceneSearchIndex index) {
    return query ->
        index
            .search(new IndexQuery(QueryParser.parse(query).node(), Sort.RELEVANCE, 0, 10, true))
            .hits()
            .stream()
            .map(Hit::paperId)
            .toList();
  }

  public static void main(String[] arguments) {
    List<Paper> papers = RealPapers.load();
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "/tmp/idx-measure");
    LuceneSearchIndex index = LuceneSearchIndex.openForWriting(folder, null).orElseThrow();
    if (index.committedSequence() == 0) {
      long start = System.nanoTime();
      for (int from = 0; from < papers.size(); from += 2_000) {
        index.put(
            papers.subList(from, Math.min(papers.size(), from + 2_000)).stream()
                .map(paper -> new IndexedPaper(paper, List.of(), null))
                .toList());
      }
      index.commit(1);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "indexed %d in %.2f s, %.0f/s%n", papers.size(), seconds, papers.size() / seconds);
    }
    index.refresh();
    List<Paper> sample = sample(papers, 1_000);
    List<String> titles = sample.stream().map(Paper::title).toList();
    List<String> sentences = sample.stream().map(RealDataMeasure::firstSentence).toList();
    for (int round = 0; round < 3; round++) {
      print("titles", measure(sample, titles, keyword(index)), round == 2);
      print("sentences", measure(sample, sentences, keyword(index)), false);
      print(
          "five words",
          measure(
              sample,
              titles.stream()
                  .map(title -> String.join(" ", Arrays.stream(title.split(" ")).limit(5).toList()))
                  .toList(),
              keyword(index)),
          false);
    }
    long start = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      index.search(new IndexQuery(new QueryNode.All(), Sort.NEWEST, 0, 10, true));
    }
    System.out.printf("match all with facets %.2f ms%n", (System.nanoTime() - start) / 2e8);
    index.close();
  }

  private static void print(String name, Outcome outcome, boolean withMissed) {
    System.out.printf(
        "%s: first %.4f, first ten %.4f, p50 %.2f ms, p99 %.2f ms%n",
        name, outcome.first(), outcome.firstTen(), outcome.p50Millis(), outcome.p99Millis());
    if (withMissed) {
      outcome.missed().forEach(each -> System.out.println("  " + each));
    }
  }
}
