package io.broadsheet.post;

import java.time.Duration;
import java.util.Locale;

/// Why a letter is sent.
public enum LetterKind {
  /// A reader's front page.
  DIGEST(Duration.ofHours(20)),
  /// New papers of what a reader follows.
  ALERT(Duration.ofHours(20)),
  /// Asks whether an address is the reader's.
  CONFIRM(Duration.ofHours(20)),
  /// Holds a link that sets a new password.
  PASSWORD(Duration.ofHours(1));

  private final Duration keeps;

  LetterKind(Duration keeps) {
    this.keeps = keeps;
  }

  /// How long after it was written it is still worth sending.
  public Duration keeps() {
    return keeps;
  }

  /// Whether it goes to all who asked for such letters and can be given up with a click.
  public boolean isList() {
    return this == DIGEST || this == ALERT;
  }

  /// `digest`, as in addresses and identifiers.
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
