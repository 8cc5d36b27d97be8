package io.broadsheet.rank.experiment;

import io.broadsheet.rank.model.InterestModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Recovering rewards: a paper that was shown and not clicked is worth showing again only when the
/// reader has had time to forget it (Simchi-Levi, Zheng and Zhu, "Dynamic planning and learning
/// under recovering rewards", arXiv 2106.14813). In the world, a shown paper's chance of a click
/// comes back as 1 − exp(−days / t), with another t for each reader, which no policy knows.
final class RecoveryTrial {
  private static final int DAYS = 20;
  private static final int REMEMBERED = 14;

  /// Days until an unclicked paper may come again; 0 always, more than [#REMEMBERED] never.
  private static final int[] INTERVALS = {99, 0, 1, 3, 7};

  private final ClickWorld world;
  private final int readers;
  private final long seed;

  RecoveryTrial(ClickWorld world, int readers, long seed) {
    this.world = world;
    this.readers = readers;
    this.seed = seed;
  }

  void run(String name, double slowest, Consumer<IdeaResult> results) {
    double[] plain = new double[0];
    for (int interval : INTERVALS) {
      double[] clicks = new double[readers];
      for (int i = 0; i < readers; i++) {
        SplittableRandom random = new SplittableRandom(seed + i);
        double forgets = 0.5 + random.nextDouble() * slowest;
        clicks[i] = read(world.reader(random, DAYS), interval, forgets, random);
      }
      plain = plain.length == 0 ? clicks : plain;
      results.accept(
          IdeaResult.of(
              "recovering rewards",
              name,
              interval > REMEMBERED
                  ? "never again"
                  : interval == 0 ? "as often as it ranks" : "again after " + interval + " days",
              "clicks on wanted papers in " + DAYS + " days",
              clicks,
              plain,
              seed));
    }
  }

  private double read(
      ClickWorld.Reader reader, int interval, double forgets, SplittableRandom random) {
    List<Integer> clicked = new ArrayList<>(List.of(reader.first()));
    Set<Integer> done = new HashSet<>(clicked);
    Map<Integer, Integer> lastShown = new HashMap<>();
    int right = 0;
    for (int day = reader.startDay(); day < reader.startDay() + DAYS; day++) {
      if (day >= world.features().corpus.days().size()) {
        break;
      }
      InterestModel model = world.learn(clicked, day, seed);
      int place = 0;
      for (int paper : candidates(model, day, interval, done, lastShown)) {
        Integer last = lastShown.put(paper, day);
        double recovered = last == null ? 1 : 1 - Math.exp(-(day - last) / forgets);
        if (random.nextDouble() < recovered && world.clicks(reader, paper, place, random)) {
          clicked.add(paper);
          done.add(paper);
          right += reader.wanted().contains(paper) ? 1 : 0;
        }
        place++;
      }
    }
    return right;
  }

  /// The ten best of today's papers and of those shown before whose interval is over.
  private List<Integer> candidates(
      InterestModel model,
      int day,
      int interval,
      Set<Integer> done,
      Map<Integer, Integer> lastShown) {
    Map<Integer, Double> scores = new LinkedHashMap<>();
    for (int paper : world.features().corpus.days().get(day)) {
      scores.put(paper, model.score(world.features().content.get(paper)));
    }
    lastShown.forEach(
        (paper, last) -> {
          int age = day - world.features().corpus.dayOf(paper);
          if (!done.contains(paper) && day - last >= Math.max(1, interval) && age <= REMEMBERED) {
            scores.put(paper, model.score(world.features().content.get(paper)));
          }
        });
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(ClickWorld.PLACES)
        .map(Map.Entry::getKey)
        .toList();
  }
}
