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

  private FacetCounter(SegmentCache<FacetColumns> cache) {
    this.cache = cache;
  }

  /// What was counted.
  record Counted(int total, Facets facets) {}

  /// Runs one counter over the whole index.
  static CollectorManager<FacetCounter, Counted> manager(SegmentCache<FacetColumns> cache) {
    return new CollectorManager<>() {
      @Override
      public FacetCounter newCollector() {
        return new FacetCounter(cache);
      }

      @Override
      public Counted reduce(Collection<FacetCounter> collectors) {
        FacetCounter sum = new FacetCounter(cache);
        collectors.forEach(sum::add);
        return sum.counted();
      }
    };
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

  private Counted counted() {
    Map<String, Integer> byYear = new HashMap<>();
    for (int i = 0; i < years.length; i++) {
      if (years[i] > 0) {
        byYear.put(Integer.toString(FacetColumns.FIRST_YEAR + i), years[i]);
      }
    }
    return new Counted(total, new Facets(largest(categories), largest(byYear), largest(languages)));
  }

  private static List<Facets.Count> largest(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(entry -> new Facets.Count(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingInt(Facets.Count::count)
                .reversed()
                .thenComparing(Facets.Count::value))
        .limit(MOST_VALUES)
        .toList();
  }
}
