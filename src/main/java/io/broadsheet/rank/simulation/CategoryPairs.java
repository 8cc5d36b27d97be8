package io.broadsheet.rank.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where two fields meet: the papers that are listed in both categories of a pair.
public final class CategoryPairs {
  private CategoryPairs() {}

  /// The numbers of each pair's papers, ascending; pairs in the order of their codes.
  ///
  /// @param fewest pairs of fewer papers are left out
  /// @param most pairs of more papers are left out
  public static List<List<Integer>> of(Corpus corpus, int fewest, int most) {
    Map<String, List<Integer>> byPair = new TreeMap<>();
    for (int paper = 0; paper < corpus.size(); paper++) {
      List<String> categories =
          corpus.items().get(paper).categories().stream().distinct().sorted().toList();
      for (int i = 0; i < categories.size(); i++) {
        for (int j = i + 1; j < categories.size(); j++) {
          byPair
              .computeIfAbsent(categories.get(i) + ' ' + categories.get(j), _ -> new ArrayList<>())
              .add(paper);
        }
      }
    }
    return byPair.values().stream()
        .filter(papers -> papers.size() >= fewest && papers.size() <= most)
        .toList();
  }
}
