package io.broadsheet.rank.experiment;

import io.broadsheet.rank.eval.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How one way to rank did for the readers of one simulator.
///
/// @param millis mean time to learn and rank for one reader
/// @param against the chance that the difference in nDCG@10 to another way is none, by its name
public record ScorerResult(
    String simulator,
    String ranking,
    int readers,
    double candidates,
    Interval ndcgAt10,
    Interval recallAt20,
    double millis,
    Map<String, Double> against) {
  public ScorerResult {
    against = Collections.unmodifiableMap(new LinkedHashMap<>(against));
  }
}
