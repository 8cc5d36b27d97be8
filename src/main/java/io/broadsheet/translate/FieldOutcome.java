package io.broadsheet.translate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of translating one field.
public sealed interface FieldOutcome {
  /// A text that passed; not kept yet.
  record Accepted(Translation translation) implements FieldOutcome {}

  /// No engine gave a text that passed; not noted yet.
  record Rejected(TranslationFailure failure) implements FieldOutcome {}

  /// An engine that might have cannot be asked now.
  ///
  /// @param reason a word for counting: `rate-limited`, `budget`
  /// @param after how long the engine wants to be left alone; null when it does not say
  record Postponed(String reason, String detail, @Nullable Duration after)
      implements FieldOutcome {}

  /// There is nothing to translate: no text, the language itself, or one that nobody can tell.
  enum Nothing implements FieldOutcome {
    NOTHING
  }
}
