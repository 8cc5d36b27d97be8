package io.broadsheet.edition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What is written about more than before, as of a day.
///
/// @param asOf the last of the seven announcement days
/// @param firstRecent the first of them
/// @param recentPapers papers of the seven days
/// @param beforePapers papers of the eight weeks before; below [#MIN_BEFORE] nothing can be said
///   and `terms` is empty
/// @param terms significant ones by key
public record RisingTerms(
    LocalDate asOf,
    LocalDate firstRecent,
    int recentPapers,
    int beforePapers,
    Map<String, RisingTerm> terms) {
  /// Papers needed in the eight weeks before.
  public static final int MIN_BEFORE = 100;

  private static final Comparator<RisingTerm> STRONGEST =
      Comparator.comparingDouble(RisingTerm::evidence)
          .thenComparingInt(RisingTerm::words)
          .reversed()
          .thenComparing(RisingTerm::key);

  public RisingTerms {
    terms = Map.copyOf(terms);
  }

  /// No terms: too little is known.
  public static RisingTerms none(LocalDate asOf) {
    return new RisingTerms(asOf, asOf, 0, 0, Map.of());
  }

  /// The strongest terms to read, without those that say the same: of a term and a longer one that
  /// holds it in most of its papers only the stronger is kept, of equals the longer.
  public List<RisingTerm> strongest(int limit) {
    List<RisingTerm> chosen = new ArrayList<>();
    for (RisingTerm term : terms.values().stream().sorted(STRONGEST).toList()) {
      if (chosen.size() == limit) {
        break;
      }
      if (chosen.stream().noneMatch(other -> saySame(term, other))) {
        chosen.add(term);
      }
    }
    return List.copyOf(chosen);
  }

  private static boolean saySame(RisingTerm one, RisingTerm other) {
    boolean nested = holds(one.key(), other.key()) || holds(other.key(), one.key());
    int fewer = Math.min(one.recent(), other.recent());
    return nested && fewer * 5L >= Math.max(one.recent(), other.recent()) * 2L;
  }

  static boolean holds(String longer, String shorter) {
    return (" " + longer + " ").contains(" " + shorter + " ");
  }
}
