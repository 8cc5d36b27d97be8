package io.broadsheet.rank.experiment;

import io.broadsheet.rank.eval.Interval;

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
    double chance) {}
