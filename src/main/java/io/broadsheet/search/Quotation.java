package io.broadsheet.search;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who pastes a sentence out of a paper means that paper: it comes first, however many are nearer
/// to the sentence in meaning. Whether a paper is quoted is told by its text: most runs of a few
/// words of what was typed stand in its title and abstract as they were typed.
final class Quotation {
  /// Fewer words may stand in any paper by chance.
  private static final int FEWEST_WORDS = 8;

  /// A quoted paper is among the first few by words, if it is there at all.
  private static final int LOOKED_AT = 3;

  /// Words of a run: common phrases are shorter.
  private static final int RUN = 4;

  /// Of the runs so many must be in the paper: one word mistyped takes four of them.
  private static final double SHARE = 0.5;

  private final PaperStore store;

  Quotation(PaperStore store) {
    this.store = store;
  }

  /// The quoted paper, the one with most of the text where several have it; empty when there is
  /// none.
  ///
  /// @param text the query's words, as typed
  /// @param byWords the ranking by words, best first
  Optional<PaperId> find(String text, List<Hit> byWords) {
    List<String> words = PlainWords.of(text);
    if (words.size() < FEWEST_WORDS || byWords.isEmpty()) {
      return Optional.empty();
    }
    Set<String> wanted = runs(words);
    List<PaperId> ids = byWords.stream().limit(LOOKED_AT).map(Hit::paperId).toList();
    Map<PaperId, Paper> papers =
        store.findAll(ids).stream().collect(Collectors.toMap(Paper::id, Function.identity()));
    PaperId quoted = null;
    double most = 0;
    for (PaperId id : ids) {
      double share = papers.containsKey(id) ? share(wanted, papers.get(id)) : 0;
      if (share >= SHARE && share > most) {
        quoted = id;
        most = share;
      }
    }
    return Optional.ofNullable(quoted);
  }

  private static double share(Set<String> wanted, Paper paper) {
    Set<String> there = runs(PlainWords.of(paper.abstractText()));
    there.addAll(runs(PlainWords.of(paper.title())));
    return (double) wanted.stream().filter(there::contains).count() / wanted.size();
  }

  private static Set<String> runs(List<String> words) {
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, i + RUN)));
    }
    return runs;
  }
}
