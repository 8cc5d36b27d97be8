package io.broadsheet.rank.experiment;

import io.broadsheet.rank.simulation.ReadingTask;

/// A way to rank papers for a reader.
interface TaskScorer {
  String name();

  /// A score for each of `task.candidates()`, larger is better.
  double[] scores(ReadingTask task);
}
