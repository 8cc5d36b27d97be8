package io.broadsheet.translate;

/// Title and abstract of one paper in one language.
public record TranslatedTexts(FieldState title, FieldState abstractText) {
  public static final TranslatedTexts NONE = new TranslatedTexts(FieldState.NONE, FieldState.NONE);

  public FieldState of(TranslationField field) {
    return switch (field) {
      case TITLE -> title;
      case ABSTRACT -> abstractText;
    };
  }
}
