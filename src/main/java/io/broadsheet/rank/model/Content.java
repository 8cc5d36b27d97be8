package io.broadsheet.rank.model;

import io.broadsheet.rank.terms.SparseVector;

/// A paper as the model sees it.
///
/// @param meaning straightened by [Whitening], of length 1; empty when the paper has no vector yet;
///   not copied: do not change it
/// @param terms by [io.broadsheet.rank.terms.TermWeights]
@SuppressWarnings("ArrayRecordComponent") // vectors are shared, not copied
public record Content(float[] meaning, SparseVector terms) {
  public boolean hasMeaning() {
    return meaning.length > 0;
  }
}
