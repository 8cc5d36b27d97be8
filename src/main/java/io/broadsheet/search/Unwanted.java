package io.broadsheet.search;

import io.broadsheet.embed.Floats;
import io.broadsheet.index.Hit;
import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lowers papers that mean what a reader has excluded, whether or not they have its words.
final class Unwanted {
  private Unwanted() {}

  /// The same papers, put in order anew: from each one's nearness is taken away by how much it is
  /// nearer to what is excluded than the query itself is. So `diffusion -images` costs a paper on
  /// photographs its place, and leaves one on text where it was.
  ///
  /// @param ranked by nearness to the query
  /// @param wanted the query's vector, of unit length
  /// @param unwanted that of what is excluded
  /// @param vectors of the papers; one without keeps its score
  static List<Hit> lower(
      List<Hit> ranked, float[] wanted, float[] unwanted, Map<PaperId, float[]> vectors) {
    float given = Floats.dot(wanted, unwanted);
    List<Hit> lowered = new ArrayList<>(ranked.size());
    for (Hit hit : ranked) {
      float[] vector = vectors.get(hit.paperId());
      float more = vector == null ? 0 : Math.max(0, Floats.dot(vector, unwanted) - given);
      lowered.add(new Hit(hit.paperId(), hit.score() - more));
    }
    lowered.sort(Hit.BEST_FIRST);
    return lowered;
  }
}
