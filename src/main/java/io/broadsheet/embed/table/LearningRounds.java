package io.broadsheet.embed.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Goes over all texts several times, each time in another order, in ever smaller steps.
public final class LearningRounds {
  /// The last steps' length, as a part of the first's.
  private static final double LAST_RATE = 0.05;

  private final TrainingConfig config;
  private final Random random;
  private final Parallel parallel;
  private final Progress progress;

  /// Hears how far the learning has got.
  public interface Progress {
    /// @param round from 1
    /// @param loss mean of the round so far
    void at(int round, int rounds, long texts, long ofTexts, double loss);
  }

  LearningRounds(TrainingConfig config, Random random, Parallel parallel, Progress progress) {
    this.config = config;
    this.random = random;
    this.parallel = parallel;
    this.progress = progress;
  }

  /// @param before rounds that went before, for the progress
  /// @param rounds to do now
  /// @param all rounds of the whole training
  /// @param factor of the rate of learning
  record Plan(int before, int rounds, int all, double factor) {}

  /// Moves `rows` so that each text finds its own of the papers' `vectors`.
  void learn(TextMatrix texts, float[][] vectors, float[][] rows, Plan plan) {
    ContrastiveLearning learning =
        new ContrastiveLearning(
            texts,
            vectors,
            rows,
            (float) config.temperature(),
            config.negatives(),
            config.omission(),
            random,
            parallel);
    List<Integer> order = new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
    int batches = Math.max(1, texts.size() / config.batch()); // what is over comes another time
    for (int round = 0; round < plan.rounds; round++) {
      Collections.shuffle(order, random);
      double loss = 0;
      for (int i = 0; i < batches; i++) {
        int from = i * config.batch();
        int[] batch =
            order.subList(from, Math.min(order.size(), from + config.batch())).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        double done = (round + (double) i / batches) / plan.rounds;
        double rate = config.rate() * plan.factor * (1 - done * (1 - LAST_RATE));
        loss += learning.learn(batch, (float) rate);
        progress.at(
            plan.before + round + 1,
            plan.all,
            (long) from + batch.length,
            texts.size(),
            loss / (i + 1));
      }
    }
  }
}
