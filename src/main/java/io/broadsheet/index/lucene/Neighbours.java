package io.broadsheet.index.lucene;

import io.broadsheet.index.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/// Nearest vectors: more than asked for from the quantised ones, by their graph or, where they are
/// approximate, one by one; put in order by the exact ones.
final class Neighbours {
  private final IndexSearcher searcher;

  Neighbours(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  List<Hit> nearest(float[] vector, @Nullable Query filter, int wanted) throws IOException {
    int candidates = Math.min(10_000, wanted + Math.max(20, wanted / 5));
    Keys keys = new Keys(searcher);
    List<Hit> hits = new ArrayList<>(candidates);
    for (String field : List.of(Fields.VECTOR, Fields.VECTOR_APPROXIMATE)) {
      ScoreDoc[] found =
          searcher.search(new KnnFloatVectorQuery(field, vector, candidates, filter), candidates)
              .scoreDocs;
      for (ScoreDoc each : found) {
        hits.add(new Hit(keys.of(each.doc), cosine(field, vector, each.doc)));
      }
    }
    hits.sort(Hit.BEST_FIRST);
    return hits.subList(0, Math.min(wanted, hits.size()));
  }

  private double cosine(String field, float[] vector, int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
    if (values == null) {
      throw new IllegalStateException("a neighbour without a vector: " + document);
    }
    KnnVectorValues.DocIndexIterator each = values.iterator();
    each.advance(document - leaf.docBase);
    return VectorUtil.dotProduct(vector, values.vectorValue(each.index()));
  }
}
