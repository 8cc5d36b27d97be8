package io.broadsheet.translate.glossary;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A term and how it is rendered.
///
/// @param term in its dictionary form (singular, infinitive); a term with a capital letter is found
///   only as it is written
/// @param renderings at least one, the preferred one first; all of them are right
/// @param domain arXiv category or archive (`cs.CL`, `math`) in which it means this; `*` for all
/// @param part what inflections it has
/// @param share how often, of a hundred times, translators used one of these renderings; 100 for a
///   term that must always be rendered so
/// @param back how often, of a hundred texts with the preferred rendering, the original has the
///   term or one near to it; 0 when it is not known
/// @param wrong renderings that mistake the term for another word; one that many translators use
///   all the same begins with [#DOUBTFUL] and is noted, not refused
public record Term(
    String term,
    List<String> renderings,
    String domain,
    Part part,
    int share,
    int back,
    List<String> wrong) {
  public static final String ANY_DOMAIN = "*";
  public static final String DOUBTFUL = "?";
  public static final int MAX_LENGTH = 120;

  /// The part of speech.
  public enum Part {
    NOUN,
    VERB,
    ADJECTIVE,
    /// Anything that is never inflected: a name, an acronym, a set phrase.
    PHRASE
  }

  /// @throws IllegalArgumentException saying what is amiss
  public Term {
    requireNonNull(part, "part is null");
    renderings = List.copyOf(renderings);
    wrong = List.copyOf(wrong);
    check("the term", term);
    if (renderings.isEmpty()) {
      throw new IllegalArgumentException("\"" + term + "\" has no rendering");
    }
    renderings.forEach(rendering -> check("a rendering of \"" + term + "\"", rendering));
    wrong.forEach(rendering -> check("a wrong rendering of \"" + term + "\"", rendering));
    for (String mistake : wrong) {
      if (renderings.contains(mistake)) {
        throw new IllegalArgumentException(
            "\"" + mistake + "\" is both right and wrong for \"" + term + "\"");
      }
    }
    if (!domain.matches("\\*|[a-z][a-z-]*(\\.[A-Za-z-]+)?")) {
      throw new IllegalArgumentException(
          "the domain is \""
              + domain
              + "\"; it must be an arXiv category such as cs.CL, an archive"
              + " such as math, or *");
    }
    if (share < 0 || share > 100 || back < 0 || back > 100) {
      throw new IllegalArgumentException(
          "the shares are " + share + " and " + back + "; they must be from 0 to 100");
    }
  }

  /// The same term with other shares.
  public Term with(int newShare, int newBack) {
    return new Term(term, renderings, domain, part, newShare, newBack, wrong);
  }

  /// The rendering to use.
  public String rendering() {
    return renderings.getFirst();
  }

  /// Whether it means this in a paper of these categories.
  public boolean isFor(Iterable<String> categories) {
    if (domain.equals(ANY_DOMAIN)) {
      return true;
    }
    for (String category : categories) {
      if (category.equals(domain) || category.startsWith(domain + ".")) {
        return true;
      }
    }
    return false;
  }

  private static void check(String what, String text) {
    if (text.isBlank() || !text.strip().equals(text)) {
      throw new IllegalArgumentException(what + " is empty or has blanks around it");
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          what + " is longer than " + MAX_LENGTH + " characters: " + text.length());
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == '|' || c == '<' || c == '>')) {
      throw new IllegalArgumentException(what + " has a character that no term has: " + text);
    }
  }
}
