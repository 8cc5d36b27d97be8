package io.broadsheet.translate;

import java.util.Optional;

/// What there is to show of one field in one language.
///
/// @param translation the best there is: a correction before a machine's before an imported one,
///   one of the present original before one of a former
/// @param stale whether the original has changed since; shown with a mark, and renewed
/// @param failure why no engine's text is shown, when all were tried with the present original
public record FieldState(
    Optional<Translation> translation, boolean stale, Optional<TranslationFailure> failure) {
  /// Nothing yet.
  public static final FieldState NONE = new FieldState(Optional.empty(), false, Optional.empty());

  /// Whether a text made from the present original is still to come, provided that this language is
  /// one that is translated into.
  public boolean pending() {
    return failure.isEmpty() && (translation.isEmpty() || stale);
  }
}
