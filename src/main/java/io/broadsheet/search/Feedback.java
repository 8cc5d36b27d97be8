package io.broadsheet.search;

import io.broadsheet.index.Example;
import io.broadsheet.index.Hit;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Learns from the first papers of a ranking what words those that are meant use, and looks at the
/// best papers again: pseudo-relevance feedback.
final class Feedback {
  /// So many papers are taken for what is meant, the first ones most.
  private static final int EXAMPLES = 10;

  /// So many are looked at again; no other comes among the first ten.
  private static final int LOOKED_AT = 50;

  /// Of the new score; the rest is the former one's.
  private static final double WEIGHT = 0.4;

  private final SearchIndex index;
  private final PaperStore store;

  Feedback(SearchIndex index, PaperStore store) {
    this.index = index;
    this.store = store;
  }

  /// The same papers, better ordered.
  ///
  /// @param ranked best first, with scores of 0 to 1
  List<Hit> rerank(List<Hit> ranked) {
    List<Example> examples = examples(ranked.subList(0, Math.min(EXAMPLES, ranked.size())));
    if (examples.size() < 2) {
      return ranked;
    }
    List<PaperId> best = ranked.stream().limit(LOOKED_AT).map(Hit::paperId).toList();
    Map<PaperId, Double> sharing = index.sharing(examples, best);
    double most = sharing.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    List<Hit> again = new ArrayList<>(ranked.size());
    for (Hit hit : ranked) {
      double shared = sharing.getOrDefault(hit.paperId(), 0.0) / most;
      again.add(new Hit(hit.paperId(), (1 - WEIGHT) * hit.score() + WEIGHT * shared));
    }
    again.sort(Hit.BEST_FIRST);
    return again;
  }

  private List<Example> examples(List<Hit> first) {
    Map<PaperId, Double> weights = new HashMap<>();
    first.stream()
        .filter(hit -> hit.score() > 0)
        .forEach(hit -> weights.put(hit.paperId(), hit.score()));
    List<Example> examples = new ArrayList<>();
    for (Paper paper : store.findAll(weights.keySet())) {
      double weight = weights.getOrDefault(paper.id(), 0.0);
      if (weight > 0) {
        examples.add(new Example(paper.title(), paper.abstractText(), weight));
      }
    }
    return examples;
  }
}
