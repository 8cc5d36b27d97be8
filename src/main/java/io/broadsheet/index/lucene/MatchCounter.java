package io.broadsheet.index.lucene;

import io.broadsheet.index.Facets;
import io.broadsheet.index.TotalHits;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;

/// Counts the matches of a query, and their categories, years and languages: all of them while they
/// are few, a sample when there are more than [#MOST_COUNTED].
///
/// The sample is of runs of neighbouring papers, evenly over the whole index, so that it costs the
/// same however large the library is. Counts of it are taken times what it is smaller than the
/// library, and rounded; the total is given as a lower bound that surely holds, or exactly where
/// the index knows it without counting.
final class MatchCounter {
  /// More matches than these take longer to count than to find the best of.
  static final int MOST_COUNTED = 200_000;

  /// A run of the sample: the window in which Lucene joins the postings of several words.
  private static final int RUN = 4_096;

  private final IndexSearcher searcher;
  private final SegmentCache<FacetColumns> columns;
  private final int most;

  MatchCounter(IndexSearcher searcher, SegmentCache<FacetColumns> columns, int most) {
    this.searcher = searcher;
    this.columns = columns;
    this.most = most;
  }

  /// What was counted.
  record Counted(TotalHits total, Facets facets) {}

  Counted count(Query matching, boolean facets) throws IOException {
    Query query = searcher.rewrite(matching);
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    long known = known(weight);
    if (!facets && known >= 0) {
      return new Counted(TotalHits.exactly(known), Facets.NONE);
    }
    long cost = cost(weight);
    if (cost <= most) {
      FacetCounter all = searcher.search(query, FacetCounter.manager(columns));
      return new Counted(TotalHits.exactly(all.total()), facets ? all.facets(1) : Facets.NONE);
    }
    FacetCounter sample = new FacetCounter(columns);
    double share = sample(weight, sample, (double) most / cost);
    TotalHits total =
        known >= 0
            ? TotalHits.exactly(known)
            : new TotalHits(
                Math.max(sample.total(), mostOfOne(query)), TotalHits.Relation.AT_LEAST);
    return new Counted(total, facets ? sample.facets(share) : Facets.NONE);
  }

  /// The number of matches where the index has it, else -1.
  private long known(Weight weight) throws IOException {
    long sum = 0;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      int count = weight.count(leaf);
      if (count < 0) {
        return -1;
      }
      sum += count;
    }
    return sum;
  }

  private long cost(Weight weight) throws IOException {
    long sum = 0;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      ScorerSupplier supplier = weight.scorerSupplier(leaf);
      sum += supplier == null ? 0 : supplier.cost();
    }
    return sum;
  }

  /// Any of several words is matched by at least as many papers as the most frequent of them.
  private long mostOfOne(Query query) throws IOException {
    if (!(query instanceof BooleanQuery any)
        || any.getMinimumNumberShouldMatch() > 1
        || any.clauses().stream().anyMatch(each -> each.occur() != BooleanClause.Occur.SHOULD)) {
      return 0;
    }
    long most = 0;
    for (BooleanClause clause : any.clauses()) {
      Weight weight =
          searcher.createWeight(searcher.rewrite(clause.query()), ScoreMode.COMPLETE_NO_SCORES, 1);
      most = Math.max(most, known(weight));
    }
    return most;
  }

  /// @return the share of the index that was looked at
  private double sample(Weight weight, FacetCounter counter, double wanted) throws IOException {
    long step = Math.max(RUN, Math.round(RUN / wanted));
    long next = 0;
    long looked = 0;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      int size = leaf.reader().maxDoc();
      long end = (long) leaf.docBase + size;
      if (next >= end) {
        continue;
      }
      ScorerSupplier supplier = weight.scorerSupplier(leaf);
      BulkScorer scorer = supplier == null ? null : supplier.bulkScorer();
      LeafCollector collector = counter.getLeafCollector(leaf);
      for (; next < end; next += step) {
        int from = (int) Math.max(0, next - leaf.docBase);
        int to = Math.min(size, from + RUN);
        looked += to - from;
        if (scorer != null) {
          scorer.score(collector, leaf.reader().getLiveDocs(), from, to);
        }
      }
      collector.finish();
    }
    return looked / (double) searcher.getIndexReader().maxDoc();
  }
}
