package io.broadsheet.translate.glossary;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/// From which language into which.
///
/// @param source primary subtag, such as `en`
/// @param target primary subtag, such as `zh`
public record LanguagePair(String source, String target) {
  public static final LanguagePair EN_ZH = new LanguagePair("en", "zh");

  /// @throws IllegalArgumentException when a language is no primary subtag of BCP 47, or both are
  ///   the same
  public LanguagePair {
    requireNonNull(source, "source is null");
    requireNonNull(target, "target is null");
    if (!source.matches("[a-z]{2,3}") || !target.matches("[a-z]{2,3}")) {
      throw new IllegalArgumentException(
          "not a pair of languages such as en and zh: " + source + ", " + target);
    }
    if (source.equals(target)) {
      throw new IllegalArgumentException("both languages are " + source);
    }
  }

  /// Of two BCP 47 tags, whatever region or script they name.
  ///
  /// @throws IllegalArgumentException as the constructor does
  public static LanguagePair of(String sourceTag, String targetTag) {
    return new LanguagePair(primary(sourceTag), primary(targetTag));
  }

  /// As [#of]; empty where that throws.
  public static Optional<LanguagePair> find(String sourceTag, String targetTag) {
    try {
      return Optional.of(of(sourceTag, targetTag));
    } catch (IllegalArgumentException noPair) {
      return Optional.empty();
    }
  }

  public LanguagePair reversed() {
    return new LanguagePair(target, source);
  }

  /// `en-zh`, as files are named.
  @Override
  public String toString() {
    return source + "-" + target;
  }

  private static String primary(String tag) {
    int dash = tag.indexOf('-');
    return (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
  }
}
