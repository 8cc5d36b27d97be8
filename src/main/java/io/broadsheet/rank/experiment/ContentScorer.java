package io.broadsheet.rank.experiment;

import io.broadsheet.rank.model.Content;
import io.broadsheet.rank.model.InterestModel;
import io.broadsheet.rank.simulation.ReadingTask;
import java.util.List;

/// Broadsheet's own model.
final class ContentScorer implements TaskScorer {
  static final int AT_LARGE = 256;

  private final Features features;
  private final long seed;

  ContentScorer(Features features, long seed) {
    this.features = features;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "Broadsheet";
  }

  @Override
  public double[] scores(ReadingTask task) {
    InterestModel model =
        InterestModel.learn(
            contents(task.library()),
            contents(task.refused()),
            features.atLarge(task.firstDay(), AT_LARGE, seed));
    return task.candidates().stream()
        .mapToDouble(paper -> model.score(features.content.get(paper)))
        .toArray();
  }

  private List<Content> contents(List<Integer> papers) {
    return papers.stream().map(features.content::get).toList();
  }
}
