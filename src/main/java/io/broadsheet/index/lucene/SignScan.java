package io.broadsheet.index.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// Finds the vectors that agree with another in most signs, by looking at all of them. Used once.
///
/// What is found so far is kept in a buffer; when it is full, the worse part is thrown away, and
/// what is no better is not taken any more.
final class SignScan {
  private static final int OVERFLOW = 4;

  /// So many vectors are looked at between two looks at the clock.
  private static final int STRIDE = 1 << 16;

  private final SegmentCache<SignColumn> columns;
  private final Deadline deadline;
  private final long[] wanted;
  private final int most;
  private final long[] found;
  private int size;
  private int bound;

  /// @param vector what is looked for
  /// @param most how many are wanted, at least 1
  SignScan(SegmentCache<SignColumn> columns, Deadline deadline, float[] vector, int most) {
    this.columns = columns;
    this.deadline = deadline;
    this.wanted = PackedVector.signs(vector);
    this.most = most;
    this.found = new long[OVERFLOW * most];
    this.bound = vector.length + 1;
  }

  /// The documents found, in their order.
  ///
  /// @throws io.broadsheet.error.BroadsheetException of kind TIMEOUT when it takes too long
  int[] documents(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    Weight weight =
        filter == null
            ? null
            : searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      SignColumn column = columns.of(leaf.reader());
      if (column.size() > 0) {
        Bits live = leaf.reader().getLiveDocs();
        if (weight == null) {
          all(column, live, leaf.docBase);
        } else {
          Scorer matching = weight.scorer(leaf);
          if (matching != null) {
            some(column, matching.iterator(), live, leaf.docBase);
          }
        }
      }
    }
    shrink();
    int[] documents = new int[size];
    for (int i = 0; i < size; i++) {
      documents[i] = (int) found[i];
    }
    Arrays.sort(documents);
    return documents;
  }

  private void all(SignColumn column, @Nullable Bits live, int base) {
    int end = column.size();
    for (int from = 0; from < end; from += STRIDE) {
      deadline.require();
      int to = Math.min(end, from + STRIDE);
      for (int place = column.nextNear(from, to, wanted, bound);
          place < to;
          place = column.nextNear(place + 1, to, wanted, bound)) {
        take(column.difference(place, wanted), column.document(place), live, base);
      }
    }
  }

  private void some(SignColumn column, DocIdSetIterator matching, @Nullable Bits live, int base)
      throws IOException {
    int from = 0;
    int looked = 0;
    for (int document = matching.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = matching.nextDoc()) {
      int place = column.place(document, from);
      if (place >= 0) {
        from = place;
        int difference = column.difference(place, wanted);
        if (difference < bound) {
          take(difference, document, live, base);
        }
      }
      if (++looked % STRIDE == 0) {
        deadline.require();
      }
    }
  }

  private void take(int difference, int document, @Nullable Bits live, int base) {
    if (live == null || live.get(document)) {
      found[size++] = (long) difference << Integer.SIZE | (base + document);
      if (size == found.length) {
        shrink();
      }
    }
  }

  /// Keeps the best, all of those as good as the last of them left out but for the first ones.
  private void shrink() {
    if (size <= most) {
      return;
    }
    int[] counts = new int[bound + 1];
    for (int i = 0; i < size; i++) {
      counts[(int) (found[i] >>> Integer.SIZE)]++;
    }
    int worst = 0;
    int better = 0;
    while (better + counts[worst] < most) {
      better += counts[worst++];
    }
    int ties = most - better;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int difference = (int) (found[i] >>> Integer.SIZE);
      if (difference < worst || (difference == worst && ties-- > 0)) {
        found[kept++] = found[i];
      }
    }
    size = kept;
    bound = worst;
  }
}
