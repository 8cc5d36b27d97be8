package io.broadsheet.index.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// What the answering of one question shares: each term is looked up in the dictionaries once, and
/// the words behind prefixes are bounded for the whole question.
final class QueryScope {
  private final IndexSearcher searcher;
  private final QueryUnits units;
  private final TermCache terms;
  private final Prefixes prefixes;
  private final Map<Term, TermStates> states = new HashMap<>();
  private final Map<String, Boolean> used = new HashMap<>();
  private final Map<String, List<QueryUnits.Unit>> content = new HashMap<>();

  QueryScope(IndexSearcher searcher, QueryUnits units, TermCache terms) {
    this.searcher = searcher;
    this.units = units;
    this.terms = terms;
    this.prefixes = new Prefixes(searcher.getIndexReader());
  }

  QueryUnits units() {
    return units;
  }

  /// What says something in each text of the question, to be filled.
  Map<String, List<QueryUnits.Unit>> content() {
    return content;
  }

  Prefixes prefixes() {
    return prefixes;
  }

  IndexReader reader() {
    return searcher.getIndexReader();
  }

  /// In how many documents a term stands.
  int frequency(Term term) throws IOException {
    return isUsed(term.field()) ? states(term).docFreq() : 0;
  }

  /// What it is worth to have a word that so many papers have: BM25's inverse document frequency.
  double rarity(int papers) {
    int others = Math.max(0, reader().numDocs() - papers);
    return Math.log(1 + (others + 0.5) / (papers + 0.5));
  }

  /// Whether any paper has something in a field; few have translations or journal references.
  boolean isUsed(String field) throws IOException {
    Boolean known = used.get(field);
    if (known == null) {
      known = false;
      for (LeafReaderContext leaf : searcher.getLeafContexts()) {
        known |= leaf.reader().terms(field) != null;
      }
      used.put(field, known);
    }
    return known;
  }

  Query query(Term term) throws IOException {
    return new TermQuery(term, states(term));
  }

  private TermStates states(Term term) throws IOException {
    TermStates known = states.get(term);
    if (known == null) {
      known = terms.of(searcher, term);
      states.put(term, known);
    }
    return known;
  }
}
