package io.broadsheet.search;

import io.broadsheet.embed.Floats;
import io.broadsheet.index.Hit;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Judges papers by the company they keep: papers near each other answer the same questions, so a
/// paper among good ones is better than its own score says, and one that stands alone is there by
/// chance (Diaz, "Regularizing ad hoc retrieval scores", CIKM 2005).
final class Company {
  /// So many papers are looked at; no other comes among them.
  private static final int LOOKED_AT = 100;

  /// A paper's company: the nearest so many of those looked at.
  private static final int NEAREST = 7;

  /// Of the new score: the company's mean, by nearness. The rest is the paper's own.
  private static final double WEIGHT = 0.4;

  private final SearchIndex index;

  Company(SearchIndex index) {
    this.index = index;
  }

  /// The same papers, better ordered. A paper without a vector is taken to be in average company.
  ///
  /// @param ranked best first, with scores of 0 to 1
  List<Hit> rerank(List<Hit> ranked) {
    List<Hit> best = ranked.subList(0, Math.min(LOOKED_AT, ranked.size()));
    Map<PaperId, float[]> vectors = index.vectors(best.stream().map(Hit::paperId).toList());
    if (vectors.size() <= NEAREST) {
      return ranked;
    }
    double[] company = companies(best, vectors);
    List<Hit> again = new ArrayList<>(ranked.size());
    for (int i = 0; i < ranked.size(); i++) {
      Hit hit = ranked.get(i);
      double around = i < company.length ? company[i] : 0;
      again.add(new Hit(hit.paperId(), (1 - WEIGHT) * hit.score() + WEIGHT * around));
    }
    again.sort(Hit.BEST_FIRST);
    return again;
  }

  private static double[] companies(List<Hit> best, Map<PaperId, float[]> vectors) {
    float[][] cosines = cosines(best, vectors);
    double average = best.stream().mapToDouble(Hit::score).average().orElse(0);
    double[] company = new double[best.size()];
    for (int i = 0; i < company.length; i++) {
      float[] near = cosines[i];
      company[i] = near.length == 0 ? average : mean(best, near);
    }
    return company;
  }

  /// @return row and column of each paper; an empty row and zeros where one has no vector, and zero
  ///   for each paper with itself
  private static float[][] cosines(List<Hit> best, Map<PaperId, float[]> vectors) {
    int size = best.size();
    float[][] cosines = new float[size][];
    for (int i = 0; i < size; i++) {
      float[] one = vectors.get(best.get(i).paperId());
      cosines[i] = new float[one == null ? 0 : size];
      if (one != null) {
        for (int j = 0; j < i; j++) {
          float[] other = vectors.get(best.get(j).paperId());
          if (other != null) {
            float cosine = Math.max(0, Floats.dot(one, other));
            cosines[i][j] = cosine;
            cosines[j][i] = cosine;
          }
        }
      }
    }
    return cosines;
  }

  private static double mean(List<Hit> best, float[] near) {
    float[] sorted = near.clone();
    Arrays.sort(sorted);
    float least = sorted[sorted.length - NEAREST];
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < near.length; i++) {
      if (near[i] >= least) {
        sum += near[i] * best.get(i).score();
        weights += near[i];
      }
    }
    return weights > 0 ? sum / weights : 0;
  }
}
