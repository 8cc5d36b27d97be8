package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.index.Highlighter;
import io.broadsheet.translate.TranslationStore;
import io.broadsheet.translate.glossary.GlossaryShelf;
import java.util.Optional;
import java.util.Set;

/// What reading in one's own language works with.
///
/// @param languages primary subtags that papers are translated into: where a translation is still
///   to come, its place says so; in other languages nothing is promised
/// @param marker finds a query's words in translations
/// @param corrections whether readers may correct translations
/// @param glossaries how terms are rendered; readers add to them where they may correct
///   translations; empty where there are none to show
public record ReadingServices(
    TranslationStore translations,
    Set<String> languages,
    Marker marker,
    boolean corrections,
    Optional<GlossaryShelf> glossaries) {
  public ReadingServices {
    requireNonNull(translations, "translations is null");
    requireNonNull(marker, "marker is null");
    requireNonNull(glossaries, "glossaries is null");
    languages = Set.copyOf(languages);
  }

  /// Finds a query's words in texts.
  @FunctionalInterface
  public interface Marker {
    Highlighter of(String query);
  }
}
