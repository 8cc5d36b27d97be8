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
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Counts all matches, and how many have each category, year and language.
final class FacetCounter implements Collector {
  private static final int MOST_VALUES = 200;

  private final FacetColumnCache cache;
  private final Map<String, Integer> categories = new HashMap<>();
  private final Map<String, Integer> languages = new HashMap<>();
  private final int[] years = new int[FacetColumns.YEARS];
  private int total;

  private FacetCounter(FacetColumnCache cache) {
    this.cache = cache;
  }

  /// What was counted.
  record Counted(int total, Facets facets) {}

  /// Runs one counter over the whole index.
  static CollectorManager<FacetCounter, Counted> manager(FacetColumnCache cache) {
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
    FacetColumns columns = cache.of(context.reader());
    int[] byCategory = new int[columns.categories().size()];
    int[] byLanguage = new int[columns.languages().size()];
    return new LeafCollector() {
      @Override
      public void setScorer(Scorable scorer) {}

      @Override
      public void collect(int doc) {
        total++;
        int end = columns.categoryStart()[doc + 1];
        for (int i = columns.categoryStart()[doc]; i < end; i++) {
          byCategory[columns.category()[i]]++;
        }
        int language = columns.language()[doc];
        if (language >= 0) {
          byLanguage[language]++;
        }
        int year = columns.year()[doc];
        if (year >= 0) {
          years[year]++;
        }
      }

      @Override
      public void finish() {
        merge(byCategory, columns.categories(), categories);
        merge(byLanguage, columns.languages(), languages);
      }
    };
  }

  private static void merge(int[] counts, List<String> names, Map<String, Integer> into) {
    for (int ord = 0; ord < counts.length; ord++) {
      if (counts[ord] > 0) {
        into.merge(names.get(ord), counts[ord], Integer::sum);
      }
    }
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
