package io.broadsheet.rank.experiment;

import io.broadsheet.rank.simulation.ReadingTask;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Choosing a ranking policy from the logs of another, before any reader sees it: by the best
/// estimate (inverse propensity scoring), or by the best lower confidence bound, as pessimism has
/// it (Jin, Ren, Yang and Wang, "Policy learning without overlap: pessimism and generalized
/// empirical Bernstein's inequality", arXiv 2212.09900). A log holds what was put first, with its
/// propensity and whether it was clicked; the logging policy takes mostly the first way's choice,
/// now and then another's.
final class PolicyTrial {
  private static final int ROUNDS = 400;
  private static final double LOGGED_FIRST = 0.8;
  private static final double CLICK = 0.7;
  private static final double NOISE = 0.02;

  private final List<ReadingTask> tasks;
  private final int[][] choices;
  private final long seed;

  /// @param scorers the first is the one in use
  PolicyTrial(List<ReadingTask> tasks, List<TaskScorer> scorers, long seed) {
    this.tasks = tasks;
    this.seed = seed;
    choices = new int[scorers.size()][tasks.size()];
    for (int policy = 0; policy < scorers.size(); policy++) {
      for (int i = 0; i < tasks.size(); i++) {
        double[] scores = scorers.get(policy).scores(tasks.get(i));
        int best =
            IntStream.range(0, scores.length).reduce(0, (a, b) -> scores[b] > scores[a] ? b : a);
        choices[policy][i] = tasks.get(i).candidates().get(best);
      }
    }
  }

  void run(Consumer<IdeaResult> results) {
    double[] truth = IntStream.range(0, choices.length).mapToDouble(this::value).toArray();
    double best = Arrays.stream(truth).max().orElse(0);
    for (int size : new int[] {50, 200, 1_000}) {
      double[] byMean = new double[ROUNDS];
      double[] byBound = new double[ROUNDS];
      double[] worseByMean = new double[ROUNDS];
      double[] worseByBound = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        double[][] estimates = estimates(size, new SplittableRandom(seed + round));
        int mean = argmax(estimates[0]);
        int bound = argmax(estimates[1]);
        byMean[round] = best - truth[mean];
        byBound[round] = best - truth[bound];
        worseByMean[round] = truth[mean] < truth[0] - 1e-9 ? 1 : 0;
        worseByBound[round] = truth[bound] < truth[0] - 1e-9 ? 1 : 0;
      }
      String world = size + " logged";
      add(results, world, "best estimate", "clicks lost a page", byMean, byMean);
      add(results, world, "best lower bound", "clicks lost a page", byBound, byMean);
      add(results, world, "best estimate", "chose a worse one", worseByMean, worseByMean);
      add(results, world, "best lower bound", "chose a worse one", worseByBound, worseByMean);
    }
  }

  private void add(
      Consumer<IdeaResult> results,
      String world,
      String variant,
      String measure,
      double[] values,
      double[] plain) {
    results.accept(
        IdeaResult.of("lower-bound policy choice", world, variant, measure, values, plain, seed));
  }

  private double value(int policy) {
    return IntStream.range(0, tasks.size())
        .mapToDouble(i -> chance(i, choices[policy][i]))
        .average()
        .orElse(0);
  }

  private double chance(int task, int paper) {
    return tasks.get(task).relevant().contains(paper) ? CLICK : NOISE;
  }

  /// Estimates of each policy's value, and lower bounds: the mean less 1.64 standard errors.
  private double[][] estimates(int size, SplittableRandom random) {
    double[][] weights = new double[choices.length][size];
    for (int at = 0; at < size; at++) {
      int task = random.nextInt(tasks.size());
      int shown =
          choices[random.nextDouble() < LOGGED_FIRST ? 0 : random.nextInt(choices.length)][task];
      double clicked = random.nextDouble() < chance(task, shown) ? 1 : 0;
      double propensity = 0;
      for (int policy = 0; policy < choices.length; policy++) {
        double share = (1 - LOGGED_FIRST) / choices.length + (policy == 0 ? LOGGED_FIRST : 0);
        propensity += choices[policy][task] == shown ? share : 0;
      }
      for (int policy = 0; policy < choices.length; policy++) {
        weights[policy][at] = choices[policy][task] == shown ? clicked / propensity : 0;
      }
    }
    double[] means = new double[choices.length];
    double[] bounds = new double[choices.length];
    for (int policy = 0; policy < choices.length; policy++) {
      double mean = Arrays.stream(weights[policy]).average().orElse(0);
      double variance =
          Arrays.stream(weights[policy]).map(w -> (w - mean) * (w - mean)).sum() / (size - 1);
      means[policy] = mean;
      bounds[policy] = mean - 1.64 * Math.sqrt(variance / size);
    }
    return new double[][] {means, bounds};
  }

  private static int argmax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
