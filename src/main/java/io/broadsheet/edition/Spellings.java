package io.broadsheet.edition;

import io.broadsheet.paper.Paper;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How papers write terms.
final class Spellings {
  private Spellings() {}

  /// The spelling that the papers use most for each term; ties go to the first in Unicode order.
  ///
  /// @param keys stems joined by blanks
  /// @return by key; terms that no paper has are absent
  static Map<String, String> of(List<Paper> papers, Collection<String> keys) {
    TermTree tree = new TermTree(keys);
    Map<String, Map<String, Integer>> spellings = new HashMap<>();
    for (Paper paper : papers) {
      for (String text : List.of(paper.title(), paper.abstractText())) {
        tree.each(
            Words.of(text),
            (key, first, last) ->
                spellings
                    .computeIfAbsent(key, _ -> new HashMap<>())
                    .merge(
                        text.substring(first.start(), last.end()).replace('\n', ' '),
                        1,
                        Integer::sum));
      }
    }
    Map<String, String> displays = new HashMap<>();
    spellings.forEach(
        (key, counts) ->
            counts.entrySet().stream()
                .max(
                    Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .ifPresent(entry -> displays.put(key, entry.getKey())));
    return displays;
  }
}
