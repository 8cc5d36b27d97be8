package io.broadsheet.rank.experiment;

import io.broadsheet.rank.model.Content;
import io.broadsheet.rank.model.InterestModel;
import io.broadsheet.rank.simulation.CategoryPairs;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Readers who look at a short front page every day and click. What they want is real structure
/// (all papers listed in both categories of a pair), how they click is not: a wanted paper is
/// clicked with the first of two probabilities, an unwanted one with the second, both falling with
/// the place.
final class ClickWorld {
  static final int PLACES = 10;

  private static final int FEWEST_OF_PAIR = 80;
  private static final int MOST_OF_PAIR = 1_500;

  private final Features features;
  private final List<List<Integer>> pairs;
  private final double clickWanted;
  private final double clickOther;

  ClickWorld(Features features, double clickWanted, double clickOther) {
    this.features = features;
    this.pairs = CategoryPairs.of(features.corpus, FEWEST_OF_PAIR, MOST_OF_PAIR);
    this.clickWanted = clickWanted;
    this.clickOther = clickOther;
  }

  /// A reader of two interests, of which the first paper tells only one.
  record Reader(Set<Integer> wanted, Set<Integer> second, int first, int startDay) {}

  boolean isEmpty() {
    return pairs.size() < 2;
  }

  Reader reader(SplittableRandom random, int days) {
    List<Integer> one = pairs.get(random.nextInt(pairs.size()));
    List<Integer> other = pairs.get(random.nextInt(pairs.size()));
    int latest = Math.max(1, features.corpus.days().size() - days);
    int start = latest / 3 + random.nextInt(Math.max(1, latest - latest / 3));
    Set<Integer> wanted = new HashSet<>(one);
    wanted.addAll(other);
    Set<Integer> second = new HashSet<>(other);
    one.forEach(second::remove);
    List<Integer> known =
        one.stream().filter(paper -> features.corpus.dayOf(paper) < start).toList();
    int first = known.isEmpty() ? one.getFirst() : known.get(random.nextInt(known.size()));
    return new Reader(wanted, second, first, start);
  }

  /// Whether the reader clicks on a paper at a place, from 0.
  boolean clicks(Reader reader, int paper, int place, SplittableRandom random) {
    double examined = 1 / (1 + 0.15 * place);
    double chance = reader.wanted().contains(paper) ? clickWanted : clickOther;
    return random.nextDouble() < chance * examined;
  }

  InterestModel learn(List<Integer> clicked, int day, long seed) {
    List<Content> liked = clicked.stream().map(features.content::get).toList();
    return InterestModel.learn(
        liked, List.of(), features.atLarge(day, ContentScorer.AT_LARGE, seed));
  }

  /// The day's papers, best first.
  List<Integer> ranked(InterestModel model, int day) {
    Map<Integer, Double> scores = new LinkedHashMap<>();
    for (int paper : features.corpus.days().get(day)) {
      scores.put(paper, model.score(features.content.get(paper)));
    }
    return scores.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  Features features() {
    return features;
  }
}
