package io.broadsheet.translate.glossary.learn;

import io.broadsheet.translate.glossary.PairGlossary;
import io.broadsheet.translate.glossary.Strangers;
import io.broadsheet.translate.glossary.Term;
import io.broadsheet.translate.glossary.TermMatch;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Measures, on aligned sentences, how often a term is rendered as the glossary has it, and how
/// often its preferred rendering stands for it.
final class Shares {
  /// Fewer places say nothing.
  private static final int MIN_PLACES = 10;

  /// What is taken of a term that was not seen often enough.
  private static final int UNSEEN = 95;

  private final Map<Term, int[]> forward = new HashMap<>();
  private final Map<String, int[]> back = new HashMap<>();

  /// Every term with its shares. A term that is seen too seldom and that translators are known to
  /// mistake keeps the share it has.
  static List<Term> measured(PairGlossary glossary, List<SentencePair> sentences) {
    Shares shares = new Shares();
    Strangers strangers = new Strangers(glossary);
    PairGlossary reversed = glossary.reversed();
    Collection<String> everywhere =
        glossary.terms().stream().map(Term::domain).collect(Collectors.toSet());
    for (SentencePair pair : sentences) {
      shares.add(pair, glossary, reversed, strangers, everywhere);
    }
    return glossary.terms().stream().map(shares::of).toList();
  }

  private void add(
      SentencePair pair,
      PairGlossary glossary,
      PairGlossary reversed,
      Strangers finder,
      Collection<String> everywhere) {
    String target = pair.target().toLowerCase(Locale.ROOT);
    Set<Term> terms = new HashSet<>();
    Set<String> known = new HashSet<>();
    for (TermMatch match : glossary.find(pair.source(), everywhere)) {
      terms.add(match.term());
      known.addAll(match.term().renderings());
    }
    for (Term term : terms) {
      boolean rendered =
          term.renderings().stream()
              .anyMatch(rendering -> target.contains(rendering.toLowerCase(Locale.ROOT)));
      count(forward.computeIfAbsent(term, _ -> new int[2]), rendered);
    }
    Set<String> strangers = new HashSet<>();
    finder.find(pair.source(), target, known).forEach(stranger -> strangers.add(stranger.term()));
    Set<String> renderings = new HashSet<>();
    reversed.find(target, List.of()).forEach(match -> renderings.add(match.term().term()));
    for (String rendering : renderings) {
      count(back.computeIfAbsent(rendering, _ -> new int[2]), !strangers.contains(rendering));
    }
  }

  private static void count(int[] counts, boolean yes) {
    counts[0]++;
    counts[1] += yes ? 1 : 0;
  }

  private Term of(Term term) {
    int[] there = forward.getOrDefault(term, new int[2]);
    int[] backwards = back.getOrDefault(term.rendering(), new int[2]);
    int share =
        there[0] >= MIN_PLACES ? percent(there) : term.wrong().isEmpty() ? UNSEEN : term.share();
    return term.with(share, backwards[0] >= MIN_PLACES ? percent(backwards) : 0);
  }

  /// With one failure that was not seen, so that nothing is certain.
  private static int percent(int[] counts) {
    return 100 * counts[1] / (counts[0] + 1);
  }
}
