package io.broadsheet.rank.model;

import io.broadsheet.embed.Floats;
import io.broadsheet.rank.terms.SparseVector;

/// A paper as the model sees it.
///
/// @param meaning straightened by [Whitening], of length 1; empty when the paper has no vector yet;
///   not copied: do not change it
/// @param terms by [io.broadsheet.rank.terms.TermWeights]
@SuppressWarnings("ArrayRecordComponent") // vectors are shared, not copied
public record Content(float[] meaning, SparseVector terms) {
  /// How like two papers are, about 0 to 1: the mean of the cosines of meaning and of terms, or
  /// that of terms where a meaning is missing.
  public double likeness(Content other) {
    double wording = terms.dot(other.terms);
    return hasMeaning() && other.hasMeaning()
        ? (wording + Floats.dot(meaning, other.meaning)) / 2
        : wording;
  }

  public boolean hasMeaning() {
    return meaning.length > 0;
  }
}
