package io.broadsheet.search;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;

/// Moves one paper to the front of a ranking.
final class Promotion {
  private Promotion() {}

  /// `ranked` with the paper first, at the score of the former first; the others keep their order.
  static List<Hit> toFront(PaperId paper, List<Hit> ranked) {
    if (ranked.isEmpty() || ranked.getFirst().paperId().equals(paper)) {
      return ranked;
    }
    List<Hit> moved = new ArrayList<>(ranked.size());
    moved.add(new Hit(paper, ranked.getFirst().score()));
    ranked.stream().filter(hit -> !hit.paperId().equals(paper)).forEach(moved::add);
    return List.copyOf(moved);
  }
}
