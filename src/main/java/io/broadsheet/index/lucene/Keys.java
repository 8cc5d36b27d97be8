package io.broadsheet.index.lucene;

import io.broadsheet.paper.PaperId;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;

/// Finds the key of a document by its number.
final class Keys {
  private final List<LeafReaderContext> leaves;

  Keys(IndexSearcher searcher) {
    leaves = searcher.getLeafContexts();
  }

  PaperId of(int document) throws IOException {
    return parse(text(document));
  }

  String text(int document) throws IOException {
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    SortedDocValues keys = DocValues.getSorted(leaf.reader(), Fields.KEY);
    if (!keys.advanceExact(document - leaf.docBase)) {
      throw new IllegalStateException("a document without a key: " + document);
    }
    return keys.lookupOrd(keys.ordValue()).utf8ToString();
  }

  static PaperId parse(String key) {
    return PaperId.parse(key)
        .orElseThrow(() -> new IllegalStateException("not a key in the index: " + key));
  }
}
