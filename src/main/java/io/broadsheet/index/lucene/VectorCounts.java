package io.broadsheet.index.lucene;

import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// How many papers of one state of the index have a vector.
///
/// @param reader tells that state from others; null for none
/// @param exact papers with the model's vector
/// @param approximate papers with one that stands in for it
record VectorCounts(@Nullable Object reader, int exact, int approximate) {
  static final VectorCounts NONE = new VectorCounts(null, 0, 0);

  boolean isOf(IndexReader other) {
    IndexReader.CacheHelper helper = other.getReaderCacheHelper();
    return helper != null && helper.getKey() == reader;
  }

  static VectorCounts of(IndexReader reader, SegmentCache<SignColumn> signs) throws IOException {
    int exact = 0;
    int approximate = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.VECTOR);
      if (values != null) {
        exact += live == null ? values.size() : count(values.iterator(), live);
      }
      SignColumn column = signs.of(leaf.reader());
      approximate += live == null ? column.size() : count(column, live);
    }
    IndexReader.CacheHelper helper = reader.getReaderCacheHelper();
    return new VectorCounts(helper == null ? null : helper.getKey(), exact, approximate);
  }

  private static int count(KnnVectorValues.DocIndexIterator values, Bits live) throws IOException {
    int count = 0;
    for (int each = values.nextDoc();
        each != DocIdSetIterator.NO_MORE_DOCS;
        each = values.nextDoc()) {
      count += live.get(each) ? 1 : 0;
    }
    return count;
  }

  private static int count(SignColumn column, Bits live) {
    int count = 0;
    for (int place = 0; place < column.size(); place++) {
      count += live.get(column.document(place)) ? 1 : 0;
    }
    return count;
  }
}
