package io.broadsheet.index.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The approximate vectors of documents, asked for in the order of their numbers.
final class PackedColumn {
  private final List<LeafReaderContext> leaves;
  private @Nullable BinaryDocValues values;
  private int base;
  private int end;

  PackedColumn(List<LeafReaderContext> leaves) {
    this.leaves = leaves;
  }

  /// The vector as [PackedVector] packs it; good until the next is asked for.
  BytesRef of(int document) throws IOException {
    BinaryDocValues here = values;
    if (here == null || document >= end) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
      here = DocValues.getBinary(leaf.reader(), Fields.VECTOR_APPROXIMATE);
      base = leaf.docBase;
      end = base + leaf.reader().maxDoc();
      values = here;
    }
    if (!here.advanceExact(document - base)) {
      throw new IllegalStateException("signs without a vector: " + document);
    }
    return here.binaryValue();
  }
}
