package io.broadsheet.index.lucene;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.PaperId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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

/// Vectors of papers, and the nearest: more than asked for from the quantised ones, by their graph
/// or, where they are approximate, one by one; put in order by the exact ones.
final class Neighbours {
  private static final List<String> FIELDS = List.of(Fields.VECTOR, Fields.VECTOR_APPROXIMATE);

  private final IndexSearcher searcher;

  Neighbours(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /// @param likeApproximate what the approximate vectors are compared with
  List<Hit> nearest(float[] vector, float[] likeApproximate, @Nullable Query filter, int wanted)
      throws IOException {
    int candidates = Math.min(10_000, wanted + Math.max(20, wanted / 5));
    Keys keys = new Keys(searcher);
    List<Hit> hits = new ArrayList<>(candidates);
    for (String field : FIELDS) {
      float[] wantedVector = field.equals(Fields.VECTOR) ? vector : likeApproximate;
      ScoreDoc[] found =
          searcher.search(
                  new KnnFloatVectorQuery(field, wantedVector, candidates, filter), candidates)
              .scoreDocs;
      for (ScoreDoc each : found) {
        hits.add(new Hit(keys.of(each.doc), cosine(field, wantedVector, each.doc)));
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

  /// The vectors of those papers that have one.
  Map<PaperId, float[]> vectors(Collection<PaperId> papers) throws IOException {
    Map<PaperId, float[]> found = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      SortedMap<Integer, PaperId> here = Keys.documents(leaf, papers);
      for (String field : FIELDS) {
        FloatVectorValues values =
            here.isEmpty() ? null : leaf.reader().getFloatVectorValues(field);
        if (values != null) {
          add(here, values, found);
        }
      }
    }
    return found;
  }

  private static void add(
      SortedMap<Integer, PaperId> here, FloatVectorValues values, Map<PaperId, float[]> found)
      throws IOException {
    KnnVectorValues.DocIndexIterator each = values.iterator();
    for (Map.Entry<Integer, PaperId> paper : here.entrySet()) {
      if (each.docID() < paper.getKey()) {
        each.advance(paper.getKey());
      }
      if (each.docID() == paper.getKey()) {
        found.put(paper.getValue(), values.vectorValue(each.index()).clone());
      }
    }
  }
}
