package io.broadsheet.edition;

import io.broadsheet.paper.Paper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What groups of papers are about, in the terms that set them apart: a term's weight in a group is
/// share · ln(1 + A / n), its share of the group's papers, n papers of all groups that have it, A
/// papers in a group on average (tf-idf by classes, Grootendorst, "BERTopic", 2022, counting papers
/// instead of words). Of terms that say the same with more words the longer is better, and no word
/// is said twice.
final class ClusterTerms {
  static final int TERMS = 3;

  /// A term in a smaller part of a group is no name for it.
  private static final double SMALLEST_SHARE = 0.08;

  private static final int FEWEST_PAPERS = 2;

  /// What a term of one, two and three words is worth: a phrase is rarer than its words and says
  /// more.
  private static final double[] WORTH = {1, 1.7, 1.9};

  /// Of a phrase with a word in it that says nothing, such as "chain of thought".
  private static final double WORTH_JOINED = 1.5;

  private ClusterTerms() {}

  /// @param groups of papers, none empty
  /// @return of each group at most three terms as its papers write them, the most telling first
  static List<List<String>> of(List<List<Paper>> groups) {
    List<Map<String, Integer>> counts = groups.stream().map(ClusterTerms::count).toList();
    Map<String, Integer> everywhere = new HashMap<>();
    counts.forEach(
        group -> group.forEach((term, papers) -> everywhere.merge(term, papers, Integer::sum)));
    double average = groups.stream().mapToInt(List::size).average().orElse(1);
    List<List<String>> terms = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<Paper> papers = groups.get(i);
      List<String> keys = telling(counts.get(i), papers.size(), everywhere, average);
      Map<String, String> spellings = Spellings.of(papers, keys);
      terms.add(keys.stream().map(key -> spellings.getOrDefault(key, key)).toList());
    }
    return terms;
  }

  /// How many papers have each term.
  private static Map<String, Integer> count(List<Paper> papers) {
    Map<String, Integer> counts = new HashMap<>();
    for (Paper paper : papers) {
      Set<String> terms = new HashSet<>();
      Terms.each(Words.of(paper.title()), (key, _, _) -> terms.add(key));
      Terms.each(Words.of(paper.abstractText()), (key, _, _) -> terms.add(key));
      terms.forEach(term -> counts.merge(term, 1, Integer::sum));
    }
    return counts;
  }

  private record Weighed(String key, double weight) {}

  private static List<String> telling(
      Map<String, Integer> counts, int size, Map<String, Integer> everywhere, double average) {
    double fewest = Math.max(Math.min(FEWEST_PAPERS, size), SMALLEST_SHARE * size);
    List<Weighed> weighed =
        counts.entrySet().stream()
            .filter(term -> term.getValue() >= fewest)
            .map(
                term ->
                    new Weighed(
                        term.getKey(),
                        worth(words(term.getKey()))
                            * term.getValue()
                            / size
                            * Math.log1p(average / everywhere.getOrDefault(term.getKey(), 1))))
            .sorted(
                Comparator.comparingDouble((Weighed term) -> -term.weight())
                    .thenComparing(Weighed::key))
            .toList();
    List<String> chosen = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (Weighed term : weighed) {
      List<String> words = List.of(words(term.key()));
      if (words.stream().noneMatch(said::contains)) {
        chosen.add(term.key());
        said.addAll(words);
      }
      if (chosen.size() == TERMS) {
        break;
      }
    }
    return chosen;
  }

  private static double worth(String[] words) {
    return Arrays.stream(words).anyMatch(StopWords::isEmpty)
        ? WORTH_JOINED
        : WORTH[words.length - 1];
  }

  private static String[] words(String key) {
    return key.split(" ");
  }
}
