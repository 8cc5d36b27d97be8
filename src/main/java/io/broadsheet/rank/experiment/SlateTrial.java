package io.broadsheet.rank.experiment;

import io.broadsheet.rank.eval.Interval;
import io.broadsheet.rank.model.InterestModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Exploration: whether a few of the ten places should go to papers of which the model is unsure,
/// for the sake of later days. By chance, or by Thompson sampling inside the slate (Gauthier and
/// others, "In-slate Thompson sampling", arXiv 2309.02222; Thompson, Biometrika 25, 1933): each
/// candidate's score is drawn from a normal around it, the wider the less like it is to what was
/// clicked, and the places go to the best drawn. Each slate's propensities are known, since they
/// are drawn.
final class SlateTrial {
  private static final int DAYS = 20;

  private final ClickWorld world;
  private final int readers;
  private final long seed;

  SlateTrial(ClickWorld world, int readers, long seed) {
    this.world = world;
    this.readers = readers;
    this.seed = seed;
  }

  private enum Policy {
    GREEDY("best ten", 0),
    RANDOM("two places by chance", 2),
    THOMPSON_ONE("one place by Thompson sampling", 1),
    THOMPSON("two places by Thompson sampling", 2);

    private final String title;
    private final int explored;

    Policy(String title, int explored) {
      this.title = title;
      this.explored = explored;
    }
  }

  void run(String name, Consumer<IdeaResult> results) {
    double[] plain = new double[0];
    for (Policy policy : Policy.values()) {
      double[] wanted = new double[readers];
      double[] second = new double[readers];
      for (int i = 0; i < readers; i++) {
        SplittableRandom random = new SplittableRandom(seed + i);
        int[] seen = read(world.reader(random, DAYS), policy, random);
        wanted[i] = seen[0];
        second[i] = seen[1];
      }
      plain = policy == Policy.GREEDY ? wanted : plain;
      results.accept(
          IdeaResult.of(
              "slates with Thompson sampling",
              name,
              policy.title,
              "wanted papers shown in " + DAYS + " days",
              wanted,
              plain,
              seed));
      results.accept(
          new IdeaResult(
              "slates with Thompson sampling",
              name,
              policy.title,
              "of them of the unknown interest",
              readers,
              Interval.of(second, seed),
              1));
    }
  }

  private int[] read(ClickWorld.Reader reader, Policy policy, SplittableRandom random) {
    List<Integer> clicked = new ArrayList<>(List.of(reader.first()));
    int[] shown = new int[2];
    for (int day = reader.startDay(); day < reader.startDay() + DAYS; day++) {
      if (day >= world.features().corpus.days().size()) {
        break;
      }
      InterestModel model = world.learn(clicked, day, seed);
      List<Integer> slate = slate(world.ranked(model, day), model, policy, random);
      for (int place = 0; place < slate.size(); place++) {
        int paper = slate.get(place);
        shown[0] += reader.wanted().contains(paper) ? 1 : 0;
        shown[1] += reader.second().contains(paper) ? 1 : 0;
        if (world.clicks(reader, paper, place, random)) {
          clicked.add(paper);
        }
      }
    }
    return shown;
  }

  private List<Integer> slate(
      List<Integer> ranked, InterestModel model, Policy policy, SplittableRandom random) {
    LinkedHashSet<Integer> slate = new LinkedHashSet<>();
    ranked.stream().limit(ClickWorld.PLACES - policy.explored).forEach(slate::add);
    while (slate.size() < Math.min(ClickWorld.PLACES, ranked.size())) {
      if (policy == Policy.RANDOM) {
        slate.add(ranked.get(random.nextInt(ranked.size())));
        continue;
      }
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int paper : ranked) {
        if (!slate.contains(paper)) {
          double drawn =
              model.score(world.features().content.get(paper)) + 2.5 * random.nextGaussian();
          if (drawn > most) {
            most = drawn;
            best = paper;
          }
        }
      }
      slate.add(best);
    }
    return List.copyOf(slate);
  }
}
