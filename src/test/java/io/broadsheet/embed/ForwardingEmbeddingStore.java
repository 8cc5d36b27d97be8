package io.broadsheet.embed;

import io.broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Hands every call on; tests override what is to go wrong.
class ForwardingEmbeddingStore implements EmbeddingStore {
  private final EmbeddingStore store;

  ForwardingEmbeddingStore(EmbeddingStore store) {
    this.store = store;
  }

  @Override
  public void put(EmbeddingModelId model, List<Embedded> vectors) {
    store.put(model, vectors);
  }

  @Override
  public Map<PaperId, Embedded> find(EmbeddingModelId model, Collection<PaperId> ids) {
    return store.find(model, ids);
  }

  @Override
  public long count(EmbeddingModelId model) {
    return store.count(model);
  }

  @Override
  public List<PaperId> missing(EmbeddingModelId model, int limit) {
    return store.missing(model, limit);
  }

  @Override
  public long countMissing(EmbeddingModelId model) {
    return store.countMissing(model);
  }
}
