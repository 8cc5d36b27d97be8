package io.broadsheet.translate.glossary;

import io.broadsheet.text.SentenceAlignment;
import io.broadsheet.text.SentenceAlignment.Bead;
import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import io.broadsheet.translate.glossary.TermReport.Fault;
import io.broadsheet.translate.glossary.TermReport.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks at how the terms of a text were translated, sentence by sentence, as far as the sentences
/// can be aligned.
///
/// A term whose rendering is not found may have been paraphrased. It was swapped when it is
/// rendered nowhere in the text and, in the same sentence, the rendering of another term stands
/// that the original has nowhere and that no words of it explain. Both happen by chance; how
/// seldom, the glossary knows of each term.
public final class TermInspection {
  /// A term that is rendered as the glossary has it in so many of a hundred sentences is missed
  /// when it is not.
  private static final int USUAL = 90;

  /// A rendering that stands for its term in so many of a hundred sentences, and is no short word,
  /// tells that the term is meant. Tried on translated abstracts, see docs/decisions/0071.
  private static final int TELLING = 94;

  private static final int TELLING_LENGTH = 4;

  /// A translation of an original that breaks off, and that is longer than this part of it, goes on
  /// where the original does not.
  private static final double LONG_SHARE = 0.42;

  private final PairGlossary glossary;
  private final Strangers strangers;
  private final Lexicon lexicon;

  /// @param lexicon may be empty
  public TermInspection(PairGlossary glossary, Lexicon lexicon) {
    this.glossary = glossary;
    this.strangers = new Strangers(glossary);
    this.lexicon = lexicon;
  }

  /// @param source the original
  /// @param target its translation
  /// @param categories of the paper
  public TermReport inspect(String source, String target, Collection<String> categories) {
    List<TextRange> from = Sentences.find(source);
    List<TextRange> to = Sentences.find(target);
    Tally tally = new Tally();
    Set<String> known = new HashSet<>();
    Map<String, List<String>> anchors = new LinkedHashMap<>();
    List<TermMatch> matches = glossary.find(source, categories);
    for (TermMatch match : matches) {
      known.addAll(match.term().renderings());
      anchors.put(fold(source.substring(match.start(), match.end())), match.term().renderings());
    }
    String wholeTarget = fold(target);
    List<Bead> beads = SentenceAlignment.align(source, from, target, to, anchors);
    for (int i = 0; i < beads.size(); i++) {
      Bead bead = beads.get(i);
      if (bead.sourceFrom() == bead.sourceTo()) {
        continue;
      }
      String original = Sentences.cut(source, from, bead.sourceFrom(), bead.sourceTo());
      String around =
          Sentences.cut(
              source,
              from,
              beads.get(Math.max(0, i - 1)).sourceFrom(),
              beads.get(Math.min(beads.size(), i + 2) - 1).sourceTo());
      String translation = fold(Sentences.cut(target, to, bead.targetFrom(), bead.targetTo()));
      boolean cutShort =
          bead.sourceTo() == from.size()
              && !original.isEmpty()
              && Character.isLetterOrDigit(original.charAt(original.length() - 1))
              && translation.length() > LONG_SHARE * original.length();
      List<Term> missing = inspect(original, translation, wholeTarget, categories, tally);
      if (!missing.isEmpty() && !cutShort) {
        swapped(missing, strangers.find(around, translation, known, lexicon))
            .ifPresent(tally.findings::add);
      }
    }
    inconsistent(matches, wholeTarget, tally);
    return new TermReport(tally.terms, tally.rendered, tally.findings);
  }

  /// Notes the terms that stand several times in the original and are rendered in several ways.
  private static void inconsistent(List<TermMatch> matches, String wholeTarget, Tally tally) {
    Map<Term, Integer> occurrences = new LinkedHashMap<>();
    for (TermMatch match : matches) {
      occurrences.merge(match.term(), 1, Integer::sum);
    }
    occurrences.forEach(
        (term, times) -> {
          if (times > 1) {
            List<String> used = used(term, wholeTarget, occurrences.keySet());
            if (used.size() > 1) {
              tally.findings.add(
                  new Finding(Fault.INCONSISTENT, term.term(), String.join(", ", used)));
            }
          }
        });
  }

  /// The renderings of a term that a translation uses, those aside that are parts of the renderings
  /// of the original's other terms.
  private static List<String> used(Term term, String translation, Collection<Term> others) {
    String rest = translation;
    for (Term other : others) {
      for (String rendering : other.renderings()) {
        boolean holds = term.renderings().stream().anyMatch(rendering::contains);
        if (!other.equals(term) && holds) {
          rest = rest.replace(fold(rendering), "\n");
        }
      }
    }
    List<String> used = new ArrayList<>();
    List<String> longestFirst = new ArrayList<>(term.renderings());
    longestFirst.sort((a, b) -> Integer.compare(b.length(), a.length()));
    for (String rendering : longestFirst) {
      if (rest.contains(fold(rendering))) {
        used.add(rendering);
        rest = rest.replace(fold(rendering), "\n");
      }
    }
    return used;
  }

  /// Looks at one sentence, or a few.
  ///
  /// @return its terms that are rendered nowhere
  private List<Term> inspect(
      String original,
      String translation,
      String wholeTarget,
      Collection<String> categories,
      Tally tally) {
    Set<Term> terms = new LinkedHashSet<>();
    for (TermMatch match : glossary.find(original, categories)) {
      terms.add(match.term());
    }
    List<Term> missing = new ArrayList<>();
    for (Term term : terms) {
      tally.terms++;
      String mistake = mistake(term, translation);
      if (!mistake.isEmpty()) {
        boolean doubtful = mistake.startsWith(Term.DOUBTFUL);
        tally.findings.add(
            new Finding(
                doubtful ? Fault.UNUSUAL : Fault.WRONG,
                term.term(),
                doubtful ? mistake.substring(1) : mistake));
      } else if (isRendered(term, translation)) {
        tally.rendered++;
      } else {
        boolean elsewhere = isRendered(term, wholeTarget);
        if (!elsewhere) {
          missing.add(term);
        }
        boolean must = term.share() == 100 && !elsewhere;
        tally.findings.add(new Finding(must ? Fault.MISSING : Fault.UNUSUAL, term.term(), ""));
      }
    }
    return missing;
  }

  /// A term that is missed, and a rendering that tells of another.
  private static Optional<Finding> swapped(List<Term> missing, List<Term> strangers) {
    Optional<Term> missed = missing.stream().filter(term -> term.share() >= USUAL).findFirst();
    Optional<Term> stranger =
        strangers.stream()
            .filter(term -> term.back() >= TELLING && term.term().length() >= TELLING_LENGTH)
            .findFirst();
    return missed.isPresent() && stranger.isPresent()
        ? Optional.of(new Finding(Fault.SWAPPED, missed.get().term(), stranger.get().term()))
        : Optional.empty();
  }

  /// A wrong rendering of a term, when it stands in the translation other than as a part of a right
  /// one.
  private static String mistake(Term term, String translation) {
    for (String wrong : term.wrong()) {
      String folded = fold(wrong.startsWith(Term.DOUBTFUL) ? wrong.substring(1) : wrong);
      String rest = translation;
      for (String right : term.renderings()) {
        if (fold(right).contains(folded)) {
          rest = rest.replace(fold(right), " ");
        }
      }
      if (rest.contains(folded)) {
        return wrong;
      }
    }
    return "";
  }

  private static boolean isRendered(Term term, String translation) {
    return term.renderings().stream().anyMatch(rendering -> translation.contains(fold(rendering)));
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static final class Tally {
    private int terms;
    private int rendered;
    private final List<Finding> findings = new ArrayList<>();
  }
}
