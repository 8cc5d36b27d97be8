package io.broadsheet.index.lucene;

import io.broadsheet.index.Facets;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Counts all matches, and how many have each category, year and language.
final class FacetCounter implements Collector {
  private static final int MOST_VALUES = 200;

  /// So many documents are taken at once.
  private static final int BLOCK = 512;

  private final SegmentCache<FacetColumns> cache;
  private final Map<String, Integer> categories = new HashMap<>();
  private final Map<String, Integer> languages = new HashMap<>();
  private final int[] years = new int[FacetColumns.YEARS];
  private int total;

  FacetCounter(SegmentCache<FacetColumns> cache) {
    this.cache = cache;
  }

  /// Runs one counter over the whole index.
  static CollectorManager<FacetCounter, FacetCounter> manager(SegmentCache<FacetColumns> cache) {
    return new CollectorManager<>() {
      @Override
      public FacetCounter newCollector() {
        return new FacetCounter(cache);
      }

      @Override
      public FacetCounter reduce(Collection<FacetCounter> collectors) {
        FacetCounter sum = new FacetCounter(cache);
        collectors.forEach(sum::add);
        return sum;
      }
    };
  }

  int total() {
    return total;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    FacetColumns.Tally tally = cache.of(context.reader()).tally();
    int[] block = new int[BLOCK];
    return new LeafCollector() {
      @Override
      public void setScorer(Scorable scorer) {}

      @Override
      public void collect(int document) {
        total++;
        tally.add(document);
      }

      @Override
      public void collect(DocIdStream documents) {
        for (int size = documents.intoArray(block); size > 0; size = documents.intoArray(block)) {
          total += size;
          tally.add(block, size);
        }
      }

      @Override
      public void finish() {
        tally.addTo(categories, languages, years);
      }
    };
  }

  private void add(FacetCounter other) {
    total += other.total;
    other.categories.forEach((value, count) -> categories.merge(value, count, Integer::sum));
    other.languages.forEach((value, count) -> languages.merge(value, count, Integer::sum));
    for (int i = 0; i < years.length; i++) {
      years[i] += other.years[i];
    }
  }

  /// @param share of the index that was counted, above 0; below 1 the counts of all are estimated
  Facets facets(double share) {
    Map<String, Integer> byYear = new HashMap<>();
    for (int i = 0; i < years.length; i++) {
      if (years[i] > 0) {
        byYear.put(Integer.toString(FacetColumns.FIRST_YEAR + i), years[i]);
      }
    }
    return new Facets(
        largest(categories, share), largest(byYear, share), largest(languages, share), share < 1);
  }

  private static List<Facets.Count> largest(Map<String, Integer> counts, double share) {
    return counts.entrySet().stream()
        .map(
            entry ->
                new Facets.Count(
                    entry.getKey(),
                    share < 1 ? rounded(entry.getValue() / share) : entry.getValue()))
        .sorted(
            Comparator.comparingInt(Facets.Count::count)
                .reversed()
                .thenComparing(Facets.Count::value))
        .limit(MOST_VALUES)
        .toList();
  }

  /// To two digits: a sample does not tell more.
  private static int rounded(double estimate) {
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, estimate))) - 1));
    return (int) Math.min(Integer.MAX_VALUE, Math.round(estimate / unit) * unit);
  }
}
