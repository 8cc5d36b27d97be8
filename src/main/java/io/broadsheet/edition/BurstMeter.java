package io.broadsheet.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells how topical a paper is, 0 to 1, and by which terms: its three strongest rising terms that
/// do not hold each other (of equals the longer), weighted 4 : 2 : 1, each by the square root of
/// its evidence relative to the strongest of all, half when it is only in the abstract.
final class BurstMeter {
  private static final double[] WEIGHTS = {4 / 7.0, 2 / 7.0, 1 / 7.0};
  private static final double ABSTRACT_ONLY = 0.5;

  private final RisingTerms rising;
  private final TermTree tree;
  private final double strongest;

  BurstMeter(RisingTerms rising) {
    this.rising = rising;
    tree = new TermTree(rising.terms().keySet());
    strongest = rising.terms().values().stream().mapToDouble(RisingTerm::evidence).max().orElse(1);
  }

  Burst measure(List<Word> title, List<Word> abstractWords) {
    if (rising.terms().isEmpty()) {
      return Burst.NONE;
    }
    Map<String, Weighted> found = new HashMap<>();
    collect(title, 1, found);
    collect(abstractWords, ABSTRACT_ONLY, found);
    List<Weighted> strongestFirst =
        found.values().stream()
            .sorted(
                Comparator.comparingDouble(Weighted::weight)
                    .thenComparingInt(weighted -> weighted.term().words())
                    .reversed()
                    .thenComparing(weighted -> weighted.term().key()))
            .toList();
    List<RisingTerm> used = new ArrayList<>();
    double sum = 0;
    for (Weighted weighted : strongestFirst) {
      String key = weighted.term().key();
      if (used.size() < WEIGHTS.length
          && used.stream().noneMatch(term -> saySame(term.key(), key))) {
        sum += WEIGHTS[used.size()] * weighted.weight();
        used.add(weighted.term());
      }
    }
    return new Burst(sum, used);
  }

  private static boolean saySame(String one, String other) {
    return RisingTerms.holds(one, other) || RisingTerms.holds(other, one);
  }

  private void collect(List<Word> words, double factor, Map<String, Weighted> found) {
    tree.each(
        words,
        (key, first, last) -> {
          RisingTerm term = rising.terms().get(key);
          if (term != null) {
            found.putIfAbsent(
                key, new Weighted(term, factor * Math.sqrt(term.evidence() / strongest)));
          }
        });
  }

  private record Weighted(RisingTerm term, double weight) {}

  /// @param strength 0 to 1
  /// @param terms strongest first, at most three
  record Burst(double strength, List<RisingTerm> terms) {
    static final Burst NONE = new Burst(0, List.of());

    Burst {
      terms = List.copyOf(terms);
    }
  }
}
