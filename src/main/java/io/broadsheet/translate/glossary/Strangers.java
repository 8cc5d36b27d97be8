package io.broadsheet.translate.glossary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds renderings in a translation of terms that the original does not have.
public final class Strangers {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// A rendering of which so much is explained by words of the original is a paraphrase.
  private static final double EXPLAINED = 0.7;

  /// A piece that the words around bring so often is explained by them.
  private static final double BROUGHT = 0.05;

  private final PairGlossary reversed;

  public Strangers(PairGlossary glossary) {
    this.reversed = glossary.reversed();
  }

  /// @param original in which a term explains its rendering, and near renderings
  /// @param known renderings of the original's terms: what is little but them is explained
  /// @return as terms of the glossary turned round
  public List<Term> find(String original, String translation, Set<String> known) {
    return find(original, translation, rendering -> isMadeOf(rendering, known));
  }

  /// As [#find], but told piece by piece what the words of the original may bring.
  List<Term> find(String around, String translation, Set<String> known, Lexicon lexicon) {
    if (lexicon.isEmpty()) {
      return find(around, translation, known);
    }
    Set<String> stems = Lexicon.stems(around);
    return find(
        around,
        translation,
        rendering ->
            known.stream().anyMatch(right -> right.contains(rendering))
                || lexicon.explained(rendering, stems, known, BROUGHT) >= EXPLAINED);
  }

  private List<Term> find(String original, String translation, Predicate<String> isExplained) {
    Set<Term> strangers = new LinkedHashSet<>();
    String words = words(original);
    for (TermMatch match : reversed.find(translation, List.of())) {
      Term rendering = match.term();
      if (!isExplained.test(rendering.term()) && !stands(rendering, words)) {
        strangers.add(rendering);
      }
    }
    return List.copyOf(strangers);
  }

  /// Whether a rendering is a part of the renderings of the original's terms, or little but them.
  private static boolean isMadeOf(String rendering, Set<String> known) {
    String rest = rendering;
    for (String right : known) {
      if (right.contains(rendering)) {
        return true;
      }
      rest = rest.replace(right, "");
    }
    return 2 * rest.length() <= rendering.length();
  }

  /// Whether all words of a term that is rendered so stand in a text, by their first letters.
  private static boolean stands(Term rendering, String words) {
    return rendering.renderings().stream()
        .anyMatch(
            term -> {
              for (String word : NO_WORD.split(term.toLowerCase(Locale.ROOT))) {
                if (!words.contains(" " + Lexicon.stem(word))) {
                  return false;
                }
              }
              return true;
            });
  }

  private static String words(String text) {
    return " " + NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
  }
}
