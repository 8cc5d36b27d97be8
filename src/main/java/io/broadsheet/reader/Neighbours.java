package io.broadsheet.reader;

import io.broadsheet.embed.PaperVectors;
import io.broadsheet.embed.PaperVectors.PaperVector;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finds papers near in meaning to some that the reader has. Thread-safe.
public final class Neighbours {
  private final PaperVectors vectors;

  public Neighbours(PaperVectors vectors) {
    this.vectors = vectors;
  }

  /// A paper and the example nearest to it.
  ///
  /// @param similarity cosine of their vectors
  public record Near(PaperId paperId, Paper example, double similarity) {}

  /// The papers that have an example near to them, the nearest first; examples are not their own
  /// neighbours, and papers without a vector have none.
  ///
  /// @param least similarity from -1 to 1 below which nothing is near
  public List<Near> near(Collection<Paper> papers, Collection<Paper> examples, double least) {
    Map<PaperId, PaperVector> known = vectors.of(examples);
    if (known.isEmpty()) {
      return List.of();
    }
    Map<PaperId, PaperVector> candidates = vectors.of(papers);
    List<Near> near = new ArrayList<>();
    for (Paper paper : papers) {
      PaperVector vector = candidates.get(paper.id());
      if (vector == null || known.containsKey(paper.id())) {
        continue;
      }
      Near nearest = null;
      for (Paper example : examples) {
        PaperVector other = known.get(example.id());
        double similarity = other == null ? -1 : dot(vector.vector(), other.vector());
        if (similarity >= least && (nearest == null || similarity > nearest.similarity())) {
          nearest = new Near(paper.id(), example, similarity);
        }
      }
      if (nearest != null) {
        near.add(nearest);
      }
    }
    near.sort(Comparator.comparingDouble(Near::similarity).reversed().thenComparing(Near::paperId));
    return near;
  }

  private static double dot(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
