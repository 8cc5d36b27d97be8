package io.broadsheet.index.lucene;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.PaperId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/// Vectors of papers, and the nearest. Of the model's vectors more than asked for are found by the
/// graph of the quantised ones and put in order by the exact ones; of the approximate ones, which
/// have no graph, all are looked at by their signs, the best of those by their bytes.
final class Neighbours {
  /// So many times as many as asked for are taken by their signs.
  private static final int BY_SIGNS = 20;

  private static final int FEWEST_BY_SIGNS = 4_000;

  private final IndexSearcher searcher;
  private final SegmentCache<SignColumn> signs;
  private final Deadline deadline;

  Neighbours(IndexSearcher searcher, SegmentCache<SignColumn> signs, Deadline deadline) {
    this.searcher = searcher;
    this.signs = signs;
    this.deadline = deadline;
  }

  /// @param likeApproximate what the approximate vectors are compared with
  List<Hit> nearest(float[] vector, float[] likeApproximate, @Nullable Query filter, int wanted)
      throws IOException {
    int candidates = Math.min(10_000, wanted + Math.max(20, wanted / 5));
    Keys keys = new Keys(searcher);
    List<Hit> hits = new ArrayList<>(candidates);
    ScoreDoc[] byGraph =
        searcher.search(
                new KnnFloatVectorQuery(Fields.VECTOR, vector, candidates, filter), candidates)
            .scoreDocs;
    for (ScoreDoc each : byGraph) {
      hits.add(new Hit(keys.of(each.doc), cosine(vector, each.doc)));
    }
    for (ScoreDoc each : approximate(likeApproximate, filter, candidates)) {
      hits.add(new Hit(keys.of(each.doc), each.score));
    }
    hits.sort(Hit.BEST_FIRST);
    return hits.subList(0, Math.min(wanted, hits.size()));
  }

  private double cosine(float[] vector, int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.VECTOR);
    if (values == null) {
      throw new IllegalStateException("a neighbour without a vector: " + document);
    }
    KnnVectorValues.DocIndexIterator each = values.iterator();
    each.advance(document - leaf.docBase);
    return VectorUtil.dotProduct(vector, values.vectorValue(each.index()));
  }

  /// The papers nearest by their approximate vectors, with their cosines.
  private List<ScoreDoc> approximate(float[] vector, @Nullable Query filter, int wanted)
      throws IOException {
    int most = Math.max(FEWEST_BY_SIGNS, BY_SIGNS * wanted);
    int[] documents = new SignScan(signs, deadline, vector, most).documents(searcher, filter);
    byte[] packed = PackedVector.pack(vector);
    byte[] other = new byte[packed.length];
    ScoreDoc[] found = new ScoreDoc[documents.length];
    PackedColumn column = new PackedColumn(searcher.getLeafContexts());
    for (int i = 0; i < documents.length; i++) {
      BytesRef bytes = column.of(documents[i]);
      System.arraycopy(bytes.bytes, bytes.offset, other, 0, other.length);
      found[i] = new ScoreDoc(documents[i], PackedVector.nearness(packed, other));
    }
    Arrays.sort(found, (a, b) -> Float.compare(b.score, a.score));
    List<ScoreDoc> nearest =
        new ArrayList<>(Arrays.asList(found).subList(0, Math.min(wanted, found.length)));
    nearest.sort(Comparator.comparingInt(each -> each.doc));
    PackedColumn again = new PackedColumn(searcher.getLeafContexts());
    for (ScoreDoc each : nearest) {
      float[] own = PackedVector.unpack(again.of(each.doc));
      each.score = VectorUtil.dotProduct(vector, own);
    }
    return nearest;
  }

  /// The vectors of those papers that have one.
  Map<PaperId, float[]> vectors(Collection<PaperId> papers) throws IOException {
    Map<PaperId, float[]> found = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      SortedMap<Integer, PaperId> here = Keys.documents(leaf, papers);
      if (here.isEmpty()) {
        continue;
      }
      FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.VECTOR);
      if (values != null) {
        add(here, values, found);
      }
      BinaryDocValues packed = DocValues.getBinary(leaf.reader(), Fields.VECTOR_APPROXIMATE);
      for (Map.Entry<Integer, PaperId> paper : here.entrySet()) {
        if (packed.advanceExact(paper.getKey())) {
          BytesRef bytes = packed.binaryValue();
          found.put(paper.getValue(), PackedVector.unpack(bytes));
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
