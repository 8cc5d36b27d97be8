package io.broadsheet.embed;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The vectors that the model has made, and no others.
public final class StoredVectors implements PaperVectors {
  private final EmbeddingStore embeddings;
  private final EmbeddingModelId model;

  public StoredVectors(EmbeddingStore embeddings, EmbeddingModelId model) {
    this.embeddings = requireNonNull(embeddings, "embeddings is null");
    this.model = requireNonNull(model, "model is null");
  }

  @Override
  public Map<PaperId, PaperVector> of(Collection<Paper> papers) {
    Map<PaperId, PaperVector> vectors = new LinkedHashMap<>();
    embeddings
        .find(model, papers.stream().map(Paper::id).toList())
        .forEach((id, found) -> vectors.put(id, new PaperVector(found.vector(), false)));
    return vectors;
  }
}
