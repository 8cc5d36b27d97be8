package io.broadsheet.search;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.TitleKey;
import java.util.List;
import java.util.Optional;

/// Who types a whole title means that paper: it comes first, however near others are in meaning.
final class KnownTitle {
  /// A paper whose title was typed is among the first few by words, if it is there at all.
  private static final int LOOKED_AT = 3;

  private final PaperStore store;

  KnownTitle(PaperStore store) {
    this.store = store;
  }

  /// The paper of this title; empty when there is none.
  ///
  /// @param text the query's words, as typed
  /// @param byWords the ranking by words, best first
  Optional<PaperId> find(String text, List<Hit> byWords) {
    String wanted = TitleKey.of(text);
    if (wanted.isEmpty() || byWords.isEmpty()) {
      return Optional.empty();
    }
    List<PaperId> ids = byWords.stream().limit(LOOKED_AT).map(Hit::paperId).toList();
    return store.findAll(ids).stream()
        .filter(paper -> TitleKey.of(paper.title()).equals(wanted))
        .map(Paper::id)
        .findFirst();
  }
}
