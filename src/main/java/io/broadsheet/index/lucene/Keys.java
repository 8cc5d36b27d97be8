package io.broadsheet.index.lucene;

import io.broadsheet.paper.PaperId;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/// Finds the key of a document by its number, and numbers by keys.
final class Keys {
  private final List<LeafReaderContext> leaves;
  private final Map<Integer, BinaryDocValues> opened = new HashMap<>();

  Keys(IndexSearcher searcher) {
    leaves = searcher.getLeafContexts();
  }

  PaperId of(int document) throws IOException {
    return parse(text(document));
  }

  String text(int document) throws IOException {
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    BinaryDocValues keys = keys(leaf);
    int inLeaf = document - leaf.docBase;
    if (keys.docID() > inLeaf) {
      opened.remove(leaf.ord);
      keys = keys(leaf);
    }
    if (!keys.advanceExact(inLeaf)) {
      throw new IllegalStateException("a document without a key: " + document);
    }
    return keys.binaryValue().utf8ToString();
  }

  private BinaryDocValues keys(LeafReaderContext leaf) throws IOException {
    BinaryDocValues keys = opened.get(leaf.ord);
    if (keys == null) {
      keys = DocValues.getBinary(leaf.reader(), Fields.KEY_TEXT);
      opened.put(leaf.ord, keys);
    }
    return keys;
  }

  /// The numbers that papers have in a part of the index, those that are not in it left out.
  static SortedMap<Integer, PaperId> documents(LeafReaderContext leaf, Collection<PaperId> papers)
      throws IOException {
    SortedMap<Integer, PaperId> here = new TreeMap<>();
    Bits live = leaf.reader().getLiveDocs();
    for (PaperId id : papers) {
      PostingsEnum postings =
          leaf.reader()
              .postings(new Term(Fields.KEY, new BytesRef(id.toString())), PostingsEnum.NONE);
      if (postings != null) {
        int document = postings.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS) {
          if (live == null || live.get(document)) {
            here.put(document, id);
          }
          document = postings.nextDoc();
        }
      }
    }
    return here;
  }

  static PaperId parse(String key) {
    return PaperId.parse(key)
        .orElseThrow(() -> new IllegalStateException("not a key in the index: " + key));
  }
}
