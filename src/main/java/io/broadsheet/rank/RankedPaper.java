package io.broadsheet.rank;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A candidate in its place.
///
/// @param score before papers like better placed ones were put down
/// @param parts of the score
/// @param reasons the weightiest first; empty when nothing speaks for it but its date
public record RankedPaper(
    Candidate candidate, double score, Parts parts, List<RankReason> reasons) {
  /// What each part of the formula gives, before the reader's weights.
  public record Parts(double interest, double follows, double recency, double community) {}

  public RankedPaper {
    requireNonNull(candidate, "candidate is null");
    reasons = List.copyOf(reasons);
  }
}
