package io.broadsheet.paper;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A DOI as ISO 26324 writes it, `10.1103/PhysRevD.76.013009`. DOIs are compared without regard to
/// case: [#key()] is the form to compare.
///
/// @param value without `doi:` and `https://doi.org/`, in the case it was given
public record DoiIdentifier(String value) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:(?:https?://)?(?:www\\.)?(?:dx\\.)?doi\\.org/|doi:\\s*|info:doi/)?"
              + "(10\\.\\d{4,9}(?:\\.\\d+)*/[^\\s\"<>\\\\]{1,250})",
          Pattern.CASE_INSENSITIVE);

  /// @throws IllegalArgumentException when `value` is not a bare DOI
  public DoiIdentifier {
    if (!value.startsWith("10.") || value.indexOf('/') < 0) {
      throw new IllegalArgumentException("not a DOI: " + value);
    }
  }

  /// Reads a DOI out of any shape people paste: bare, `doi:`, `https://doi.org/`; punctuation after
  /// it is left off. Empty when the whole text is not one of them.
  public static Optional<DoiIdentifier> parse(String text) {
    if (text.length() > 400) {
      return Optional.empty();
    }
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String doi = matcher.group(1);
    if (matcher.start(1) > 0 && doi.indexOf('%') > 0) {
      doi = decode(doi);
    }
    doi = trim(doi);
    return doi.indexOf('/') == doi.length() - 1
        ? Optional.empty()
        : Optional.of(new DoiIdentifier(doi));
  }

  /// Equal for equal DOIs.
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  private static String decode(String doi) {
    try {
      String decoded = URLDecoder.decode(doi.replace("+", "%2B"), StandardCharsets.UTF_8);
      return SHAPE.matcher(decoded).matches() ? decoded : doi;
    } catch (IllegalArgumentException notEncoded) {
      return doi;
    }
  }

  private static String trim(String doi) {
    int end = doi.length();
    while (end > 0) {
      char last = doi.charAt(end - 1);
      boolean unopened =
          (last == ')' && count(doi, end, '(') < count(doi, end, ')'))
              || (last == ']' && count(doi, end, '[') < count(doi, end, ']'));
      if (".,;:'!?*".indexOf(last) < 0 && !unopened) {
        break;
      }
      end--;
    }
    return doi.substring(0, end);
  }

  private static long count(String doi, int end, char wanted) {
    return doi.chars().limit(end).filter(c -> c == wanted).count();
  }
}
