package io.broadsheet.embed;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.Map;

/// Gives papers the vectors they are searched by.
public interface PaperVectors {
  /// A paper's vector.
  ///
  /// @param vector of unit length; not copied: do not change it
  /// @param approximate whether it only stands in until the model's own is there
  record PaperVector(float[] vector, boolean approximate) {}

  /// The vectors of those papers that have one.
  Map<PaperId, PaperVector> of(Collection<Paper> papers);

  /// What approximate vectors are to be compared with, to find what a query asks for.
  ///
  /// @param vector the query's, of the model
  /// @return of unit length
  default float[] likeApproximate(String query, float[] vector) {
    return vector;
  }
}
