package io.broadsheet.index.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/// Where terms stand in the dictionaries of one state of the index. Most words of a question are
/// words of earlier questions too; looking one up costs more than reading this. Safe for use by
/// many threads; what was known of a former state is forgotten with the first question to a newer
/// one, and what was not asked for lately when there is too much.
final class TermCache {
  /// Twice as many at most. Some 300 bytes each.
  private static final int MOST = 20_000;

  private volatile State state = new State(null, new ConcurrentHashMap<>());

  /// The statistics of a term are read with it, so that nothing in them changes later.
  TermStates of(IndexSearcher searcher, Term term) throws IOException {
    IndexReader.CacheHelper helper = searcher.getIndexReader().getReaderCacheHelper();
    if (helper == null) {
      return TermStates.build(searcher, term, true);
    }
    State current = state;
    if (current.reader != helper.getKey()) {
      current = new State(helper.getKey(), new ConcurrentHashMap<>());
      state = current;
    }
    TermStates known = current.terms.get(term);
    if (known == null) {
      known = current.older.get(term);
      if (known == null) {
        known = TermStates.build(searcher, term, true);
      }
      if (current.terms.size() >= MOST) {
        current = new State(helper.getKey(), current.terms);
        state = current;
      }
      current.terms.put(term, known);
    }
    return known;
  }

  /// Terms asked for lately, and those asked for before them.
  private static final class State {
    private final @Nullable Object reader;
    private final Map<Term, TermStates> terms = new ConcurrentHashMap<>();
    private final Map<Term, TermStates> older;

    private State(@Nullable Object reader, Map<Term, TermStates> older) {
      this.reader = reader;
      this.older = older;
    }
  }
}
