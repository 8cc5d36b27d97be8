package io.broadsheet.translate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of asking an engine.
public sealed interface EngineReply {
  /// Texts, not yet checked.
  ///
  /// @param texts as many as there were segments
  /// @param model that made them; empty when the engine has none
  record Translated(List<String> texts, String model) implements EngineReply {
    public Translated {
      texts = List.copyOf(texts);
      requireNonNull(model, "model is null");
    }
  }

  /// Nothing.
  ///
  /// @param message for the operator, without secrets
  /// @param retryAfter how long the engine wants to be left alone; null when it does not say
  record Failed(Reason reason, String message, @Nullable Duration retryAfter)
      implements EngineReply {
    public Failed {
      requireNonNull(reason, "reason is null");
      requireNonNull(message, "message is null");
    }

    public static Failed of(Reason reason, String message) {
      return new Failed(reason, message, null);
    }
  }

  /// Why there is no text.
  enum Reason {
    /// Too many requests.
    RATE_LIMITED,
    /// The account's allowance is used up.
    QUOTA,
    /// Our own limit for the day is reached.
    BUDGET,
    /// The text is longer than the engine takes.
    TOO_LARGE,
    /// It cannot be reached, or says that it cannot serve.
    UNAVAILABLE,
    /// It did not answer in time.
    TIMEOUT,
    /// Its answer cannot be read: cut short, too large, another shape.
    BAD_REPLY,
    /// It does not accept our key.
    REFUSED,
    /// It does not translate between these languages.
    UNSUPPORTED,
    /// It stopped before the end.
    CUT_OFF,
    /// It held its text back.
    FILTERED,
    /// It has failed too often and is left alone for a while.
    RESTING;

    /// Whether asking again soon may help.
    public boolean passing() {
      return this == RATE_LIMITED || this == UNAVAILABLE || this == TIMEOUT || this == BAD_REPLY;
    }

    /// Whether the engine, not the text, is to blame: the text waits.
    public boolean isOfEngine() {
      return switch (this) {
        case RATE_LIMITED, QUOTA, BUDGET, UNAVAILABLE, TIMEOUT, REFUSED, RESTING -> true;
        case TOO_LARGE, BAD_REPLY, UNSUPPORTED, CUT_OFF, FILTERED -> false;
      };
    }

    /// `rate-limited`
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
