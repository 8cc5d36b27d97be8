package io.broadsheet.translate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far the backlog is.
///
/// @param languages that are translated into
/// @param problem why it pauses, in words
/// @param perSecond fields translated in the last minute divided by 60
public record TranslationProgress(
    State state, List<Language> languages, Optional<String> problem, double perSecond) {
  public TranslationProgress {
    languages = List.copyOf(languages);
  }

  /// What the backlog is doing.
  public enum State {
    STOPPED,
    WORKING,
    /// Everything is translated, or was tried.
    IDLE,
    /// An engine cannot be asked now, or a budget is used up.
    PAUSED
  }

  /// @param done fields with a text made here
  /// @param waiting papers
  /// @param failed fields shown in the original, by reason
  public record Language(String tag, long done, long waiting, Map<String, Long> failed) {
    public Language {
      failed = Map.copyOf(failed);
    }
  }
}
