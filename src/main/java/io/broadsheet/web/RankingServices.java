package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.rank.RankWeightStore;
import io.broadsheet.rank.ReaderRankings;

/// What puts papers in a reader's own order.
public record RankingServices(ReaderRankings rankings, RankWeightStore weights) {
  public RankingServices {
    requireNonNull(rankings, "rankings is null");
    requireNonNull(weights, "weights is null");
  }
}
