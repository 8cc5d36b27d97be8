package io.broadsheet.web.page;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.Paper;
import io.broadsheet.translate.FieldState;
import io.broadsheet.translate.TranslatedTexts;
import io.broadsheet.translate.Translation;
import io.broadsheet.web.TextDirection;

/// A paper's title and abstract as the reader gets them: translated where there is a translation
/// into the reader's language, else as they are.
///
/// @param pending whether a translation is still to come
public record TranslatedPaper(Paper paper, TranslatedTexts texts, boolean pending) {
  public TranslatedPaper {
    requireNonNull(paper, "paper is null");
    requireNonNull(texts, "texts is null");
  }

  static TranslatedPaper untranslated(Paper paper) {
    return new TranslatedPaper(paper, TranslatedTexts.NONE, false);
  }

  /// One text with its language.
  ///
  /// @param language BCP 47
  /// @param direction `ltr` or `rtl`
  public record Text(String text, String language, String direction) {
    static Text of(String text, String language) {
      return new Text(text, language, TextDirection.of(language));
    }
  }

  public Text title() {
    return shown(texts.title(), paper.title());
  }

  public Text abstractText() {
    return shown(texts.abstractText(), paper.abstractText());
  }

  public boolean isTranslated() {
    return texts.title().translation().isPresent()
        || texts.abstractText().translation().isPresent();
  }

  /// Whether a translation stands in the place of an abstract.
  boolean hidesAbstract() {
    return texts.abstractText().translation().isPresent() && !paper.abstractText().isBlank();
  }

  /// Whose the translation is; of the abstract, where both are translated.
  String attribution(Page page) {
    FieldState state =
        texts.abstractText().translation().isPresent() ? texts.abstractText() : texts.title();
    return Attributions.of(page, state);
  }

  private Text shown(FieldState state, String original) {
    return state
        .translation()
        .map((Translation found) -> Text.of(found.text(), found.language()))
        .orElseGet(() -> Text.of(original, paper.language()));
  }
}
