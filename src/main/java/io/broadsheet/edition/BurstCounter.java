package io.broadsheet.edition;

import io.broadsheet.paper.Paper;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds terms whose share of the recent papers is larger than their share of the papers before, by
/// Dunning's log-likelihood ratio (Dunning 1993, "Accurate methods for the statistics of surprise
/// and coincidence"), which stays honest for rare terms where a plain ratio does not. Counts
/// papers, not occurrences. Not thread-safe: made with all recent papers, given the earlier ones
/// piece by piece by [#before], asked by [#finish].
final class BurstCounter {
  /// A term in fewer recent papers is not a topic.
  static final int MIN_RECENT = 5;

  /// A topic is in titles too: of so many papers at least, and of one paper in twelve.
  static final int MIN_TITLES = 2;

  private static final int MAX_PAPERS_A_TITLE = 12;

  /// One in a hundred for one term, by the chi-squared distribution with one degree of freedom.
  static final double MIN_EVIDENCE = 6.63;

  /// One in ten thousand: a single word means many things, so more is asked of it.
  static final double MIN_EVIDENCE_OF_ONE_WORD = 15.13;

  static final double MIN_TIMES = 1.5;

  private final List<Paper> recent;
  private final Map<String, Integer> recentCounts;
  private final TermTree candidates;
  private final Map<String, Integer> beforeCounts = new HashMap<>();
  private int beforePapers;

  BurstCounter(List<Paper> recentPapers) {
    recent = recentPapers;
    Map<String, Integer> titles = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (Paper paper : recentPapers) {
      Set<String> terms = new HashSet<>();
      Terms.each(Words.of(paper.title()), (key, _, _) -> terms.add(key));
      terms.forEach(key -> titles.merge(key, 1, Integer::sum));
      Terms.each(Words.of(paper.abstractText()), (key, _, _) -> terms.add(key));
      terms.forEach(key -> counts.merge(key, 1, Integer::sum));
    }
    counts
        .entrySet()
        .removeIf(term -> !isTopic(term.getValue(), titles.getOrDefault(term.getKey(), 0)));
    recentCounts = counts;
    candidates = new TermTree(counts.keySet());
  }

  private static boolean isTopic(int papers, int inTitle) {
    return papers >= MIN_RECENT && inTitle >= MIN_TITLES && inTitle * MAX_PAPERS_A_TITLE >= papers;
  }

  void before(List<Paper> papers) {
    for (Paper paper : papers) {
      Set<String> terms = new HashSet<>();
      candidates.each(Words.of(paper.title()), (key, _, _) -> terms.add(key));
      candidates.each(Words.of(paper.abstractText()), (key, _, _) -> terms.add(key));
      terms.forEach(key -> beforeCounts.merge(key, 1, Integer::sum));
    }
    beforePapers += papers.size();
  }

  RisingTerms finish(LocalDate firstRecent, LocalDate asOf) {
    if (beforePapers < RisingTerms.MIN_BEFORE || recent.isEmpty()) {
      return new RisingTerms(asOf, firstRecent, recent.size(), beforePapers, Map.of());
    }
    Map<String, RisingTerm> rising = new HashMap<>();
    recentCounts.forEach(
        (key, count) -> {
          int before = beforeCounts.getOrDefault(key, 0);
          double times =
              ((count + 0.5) / (recent.size() + 1)) / ((before + 0.5) / (beforePapers + 1));
          double evidence = logLikelihoodRatio(count, recent.size(), before, beforePapers);
          RisingTerm term = new RisingTerm(key, key, count, before, times, evidence);
          double enough = term.words() == 1 ? MIN_EVIDENCE_OF_ONE_WORD : MIN_EVIDENCE;
          if (times >= MIN_TIMES && evidence >= enough) {
            rising.put(key, term);
          }
        });
    Map<String, String> displays = Spellings.of(recent, rising.keySet());
    rising.replaceAll((key, term) -> term.displayedAs(displays.getOrDefault(key, key)));
    return new RisingTerms(asOf, firstRecent, recent.size(), beforePapers, rising);
  }

  /// Twice the logarithm of how much better two shares explain the counts than one.
  static double logLikelihoodRatio(int with1, int all1, int with2, int all2) {
    double share = (double) (with1 + with2) / (all1 + all2);
    return 2
        * (part(with1, all1 * share)
            + part(all1 - with1, all1 * (1 - share))
            + part(with2, all2 * share)
            + part(all2 - with2, all2 * (1 - share)));
  }

  private static double part(double observed, double expected) {
    return observed == 0 ? 0 : observed * Math.log(observed / expected);
  }
}
