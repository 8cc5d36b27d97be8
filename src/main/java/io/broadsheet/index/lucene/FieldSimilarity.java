package io.broadsheet.index.lucene;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/// BM25 with the parameters that serve abstracts (k1 0.9, b 0.4); the number of authors of a paper
/// says nothing about any of them.
final class FieldSimilarity extends PerFieldSimilarityWrapper {
  static final float K1 = 0.9f;
  static final float B = 0.4f;

  private final Similarity text = new BM25Similarity(K1, B);
  private final Similarity names = new BM25Similarity(0.4f, 0f);

  @Override
  public Similarity get(String field) {
    return field.equals(Fields.AUTHORS) ? names : text;
  }
}
