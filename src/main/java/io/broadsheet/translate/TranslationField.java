package io.broadsheet.translate;

import io.broadsheet.paper.Paper;

/// What of a paper is translated, each for itself.
public enum TranslationField {
  TITLE,
  ABSTRACT;

  /// The original; empty for a paper without an abstract.
  public String of(Paper paper) {
    return switch (this) {
      case TITLE -> paper.title();
      case ABSTRACT -> paper.abstractText();
    };
  }
}
