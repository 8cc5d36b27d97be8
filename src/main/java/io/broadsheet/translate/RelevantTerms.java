package io.broadsheet.translate;

import java.util.List;
import java.util.Locale;

/// The terms of a glossary that a text has.
final class RelevantTerms {
  private RelevantTerms() {}

  /// Compared without case; a term of letters must stand as words of its own, but for its ending.
  static List<GlossaryTerm> in(String text, List<GlossaryTerm> terms) {
    String lower = text.toLowerCase(Locale.ROOT);
    return terms.stream()
        .filter(term -> has(lower, term.source().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static boolean has(String text, String term) {
    for (int at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      boolean startsWord = at == 0 || !isLatin(text.charAt(at - 1)) || !isLatin(term.charAt(0));
      int end = at + term.length();
      // A plural or an inflected form is the same term.
      boolean endsWord =
          end + 3 >= text.length()
              || !isLatin(term.charAt(term.length() - 1))
              || !(isLatin(text.charAt(end))
                  && isLatin(text.charAt(end + 1))
                  && isLatin(text.charAt(end + 2)));
      if (startsWord && endsWord) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLatin(char c) {
    return Character.isLetter(c) && !Character.isIdeographic(c);
  }
}
