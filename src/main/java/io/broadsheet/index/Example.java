package io.broadsheet.index;

import static java.util.Objects.requireNonNull;

/// A text that is taken for relevant.
///
/// @param title as it was written, TeX included
/// @param abstractText the same
/// @param weight how surely it is relevant, compared with the others; above 0
public record Example(String title, String abstractText, double weight) {
  /// @throws IllegalArgumentException when the weight is not above 0
  public Example {
    requireNonNull(title, "title is null");
    requireNonNull(abstractText, "abstractText is null");
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight is " + weight);
    }
  }
}
