package io.broadsheet.rank.experiment;

import io.broadsheet.rank.simulation.ReadingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Ranks by a [PrunedNetwork] over the straightened vectors, trained for each reader against papers
/// at large; alone, or added to Broadsheet's own score.
final class NetworkScorer implements TaskScorer {
  private static final int OTHERS = 96;

  private final Features features;
  private final double pruned;
  private final double bias;
  private final double weightOfOwn;
  private final long seed;

  NetworkScorer(Features features, double pruned, double bias, double weightOfOwn, long seed) {
    this.features = features;
    this.pruned = pruned;
    this.bias = bias;
    this.weightOfOwn = weightOfOwn;
    this.seed = seed;
  }

  @Override
  public String name() {
    return String.format(
        Locale.ROOT,
        "%snetwork, %.0f %% pruned, bias %.1f",
        weightOfOwn > 0 ? "Broadsheet + " : "",
        100 * pruned,
        bias);
  }

  @Override
  public double[] scores(ReadingTask task) {
    SplittableRandom random = new SplittableRandom(seed ^ task.reader().hashCode());
    List<float[]> wanted = new ArrayList<>();
    task.library().forEach(paper -> wanted.add(features.content.get(paper).meaning()));
    List<float[]> others = new ArrayList<>();
    features.atLarge(task.firstDay(), OTHERS, seed).forEach(c -> others.add(c.meaning()));
    PrunedNetwork network = new PrunedNetwork(wanted.getFirst().length, pruned, bias, random);
    network.train(wanted, others, random);
    double[] scores =
        task.candidates().stream()
            .mapToDouble(paper -> network.score(features.content.get(paper).meaning()))
            .toArray();
    return weightOfOwn == 0
        ? scores
        : Blend.sum(
            Blend.standard(scores),
            Blend.times(new ContentScorer(features, seed).scores(task), weightOfOwn));
  }
}
