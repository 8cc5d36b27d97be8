package io.broadsheet.paper;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A translation of a paper's title or abstract, with what is needed to say whose it is.
///
/// @param language BCP 47 tag of the translation
/// @param title null when only the abstract was translated
/// @param abstractText null when only the title was translated
/// @param engine as shown to readers: `谷歌翻译`, `DeepL`
/// @param model null when the engine has none or it is not known
/// @param translatedOn null when it is not known
public record PaperTranslation(
    PaperId paperId,
    String language,
    @Nullable String title,
    @Nullable String abstractText,
    String engine,
    @Nullable String model,
    @Nullable LocalDate translatedOn) {
  /// @throws IllegalArgumentException when neither title nor abstract is there
  public PaperTranslation {
    requireNonNull(paperId, "paperId is null");
    requireNonNull(language, "language is null");
    requireNonNull(engine, "engine is null");
    if (title == null && abstractText == null) {
      throw new IllegalArgumentException("neither title nor abstract: " + paperId);
    }
  }
}
