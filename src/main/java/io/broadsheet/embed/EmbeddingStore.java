package io.broadsheet.embed;

import io.broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Keeps vectors by paper and model in the store's database. Safe for use by many threads.
public interface EmbeddingStore {
  /// A paper's vector, made from the text with this hash.
  record Embedded(PaperId paperId, String textHash, float[] vector) {}

  /// Writes vectors, and one ENRICHED row of the change log for each, in one transaction. A vector
  /// of a paper that is not there is not kept; of two for one paper the last counts.
  ///
  /// @throws IllegalArgumentException when a vector has another length than the model's
  void put(EmbeddingModelId model, List<Embedded> vectors);

  /// Vectors of those papers that have one of this model.
  Map<PaperId, Embedded> find(EmbeddingModelId model, Collection<PaperId> ids);

  /// How many papers have a vector of this model.
  long count(EmbeddingModelId model);

  /// Papers without a vector of this model, newest announced first, at most `limit`.
  List<PaperId> missing(EmbeddingModelId model, int limit);

  /// How many papers have none.
  long countMissing(EmbeddingModelId model);
}
