package io.broadsheet.translate;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A translation as the checks see it.
///
/// @param source the original as it was given, TeX included
/// @param target the translation, masked spans restored
/// @param sourceLanguage primary language of the original
/// @param targetLanguage primary language that was asked for
/// @param categories of the paper
/// @param names masked names and acronyms of the original, in order, repeated as often as they
///   occur
public record CheckedText(
    String source,
    String target,
    String sourceLanguage,
    String targetLanguage,
    List<String> categories,
    List<String> names,
    List<String> masked) {
  public CheckedText {
    requireNonNull(source, "source is null");
    requireNonNull(target, "target is null");
    requireNonNull(sourceLanguage, "sourceLanguage is null");
    requireNonNull(targetLanguage, "targetLanguage is null");
    categories = List.copyOf(categories);
    names = List.copyOf(names);
    masked = List.copyOf(masked);
  }
}
