package io.broadsheet.rank;

import io.broadsheet.error.BroadsheetException;

/// How much each part of the [Ranker]'s formula counts for a reader, as set by sliders: 1 as
/// published, 0 not at all, at most 2.
///
/// @param diversity how much papers that resemble better placed ones are put down
public record RankWeights(
    double interest, double follows, double recency, double community, double diversity) {
  public static final RankWeights PUBLISHED = new RankWeights(1, 1, 1, 1, 1);

  /// The largest value.
  public static final double MOST = 2;

  /// @throws BroadsheetException of kind INVALID when a value is not from 0 to 2
  public RankWeights {
    require("interest", interest);
    require("follows", follows);
    require("recency", recency);
    require("community", community);
    require("diversity", diversity);
  }

  private static void require(String name, double value) {
    if (!(value >= 0 && value <= MOST)) {
      throw BroadsheetException.invalid("the weight of " + name + " must be 0 to 2");
    }
  }
}
