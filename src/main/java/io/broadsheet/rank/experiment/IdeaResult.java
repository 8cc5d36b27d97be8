package io.broadsheet.rank.experiment;

import io.broadsheet.rank.eval.Interval;
import io.broadsheet.rank.eval.PairedTest;

/// What one variant of an idea did in one simulated world.
///
/// @param measure what was counted
/// @param chance that the difference to the idea's first variant is none; 1 for the first itself
public record IdeaResult(
    String idea,
    String world,
    String variant,
    String measure,
    int samples,
    Interval value,
    double chance) {
  /// @param values one for each sample, at least one
  /// @param first the values of the idea's first variant on the same samples
  static IdeaResult of(
      String idea,
      String world,
      String variant,
      String measure,
      double[] values,
      double[] first,
      long seed) {
    return new IdeaResult(
        idea,
        world,
        variant,
        measure,
        values.length,
        Interval.of(values, seed),
        PairedTest.pValue(values, first, seed));
  }
}
