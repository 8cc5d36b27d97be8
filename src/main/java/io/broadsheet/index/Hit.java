package io.broadsheet.index;

import io.broadsheet.paper.PaperId;
import java.util.Comparator;

/// A paper found.
///
/// @param score higher is better; comparable only within one list
public record Hit(PaperId paperId, double score) {
  /// By score, ties by the paper's key.
  public static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::paperId);
}
