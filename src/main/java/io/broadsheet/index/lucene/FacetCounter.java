package io.broadsheet.index.lucene;

import io.broadsheet.index.Facets;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Counts all matches, and how many have each category, year and language.
final class FacetCounter implements Collector {
  private static final int MOST_VALUES = 200;
  private static final int FIRST_YEAR = 1900;

  private final Map<String, Integer> categories = new HashMap<>();
  private final Map<String, Integer> languages = new HashMap<>();
  private final int[] years = new int[300];
  private int total;

  /// What was counted.
  record Counted(int total, Facets facets) {}

  /// Runs one counter over the whole index.
  static CollectorManager<FacetCounter, Counted> manager() {
    return new CollectorManager<>() {
      @Override
      public FacetCounter newCollector() {
        return new FacetCounter();
      }

      @Override
      public Counted reduce(Collection<FacetCounter> collectors) {
        FacetCounter sum = new FacetCounter();
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
    SortedSetDocValues category = DocValues.getSortedSet(context.reader(), Fields.CATEGORY_FACET);
    SortedDocValues language = DocValues.getSorted(context.reader(), Fields.LANGUAGE);
    NumericDocValues year = DocValues.getNumeric(context.reader(), Fields.YEAR);
    int[] byCategory = new int[(int) category.getValueCount()];
    int[] byLanguage = new int[language.getValueCount()];
    return new LeafCollector() {
      @Override
      public void setScorer(Scorable scorer) {}

      @Override
      public void collect(int doc) throws IOException {
        total++;
        if (category.advanceExact(doc)) {
          for (int i = category.docValueCount(); i > 0; i--) {
            byCategory[(int) category.nextOrd()]++;
          }
        }
        if (language.advanceExact(doc)) {
          byLanguage[language.ordValue()]++;
        }
        if (year.advanceExact(doc)) {
          years[Math.clamp(year.longValue() - FIRST_YEAR, 0, years.length - 1)]++;
        }
      }

      @Override
      public void finish() throws IOException {
        for (int ord = 0; ord < byCategory.length; ord++) {
          if (byCategory[ord] > 0) {
            categories.merge(category.lookupOrd(ord).utf8ToString(), byCategory[ord], Integer::sum);
          }
        }
        for (int ord = 0; ord < byLanguage.length; ord++) {
          if (byLanguage[ord] > 0) {
            languages.merge(language.lookupOrd(ord).utf8ToString(), byLanguage[ord], Integer::sum);
          }
        }
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
        byYear.put(Integer.toString(FIRST_YEAR + i), years[i]);
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
