package io.broadsheet.translate;

import io.broadsheet.paper.Paper;
import java.util.List;
import java.util.Optional;

/// Chooses what is shown of a field.
final class TextChoice {
  private TextChoice() {}

  /// @param kept of the paper, the oldest first
  static FieldState of(
      TranslationField field,
      Paper paper,
      List<Translation> kept,
      List<TranslationFailure> failures) {
    String source = field.of(paper);
    Translation best = null;
    for (Translation one : kept) {
      if (one.field() == field && (best == null || value(one, source) >= value(best, source))) {
        best = one;
      }
    }
    String hash = SourceHash.of(source);
    Optional<TranslationFailure> failure =
        failures.stream()
            .filter(one -> one.field() == field && one.sourceHash().equals(hash))
            .findFirst();
    return new FieldState(Optional.ofNullable(best), best != null && best.isStale(source), failure);
  }

  private static int value(Translation one, String source) {
    boolean stale = one.isStale(source);
    return switch (one.origin()) {
      case CORRECTION -> stale ? 1 : 4;
      case MACHINE -> stale ? 0 : 3;
      case IMPORTED -> 2;
    };
  }
}
