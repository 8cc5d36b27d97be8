package io.broadsheet.index.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Counts matches by day. Papers of one day mostly lie side by side, having come in one batch, so
/// runs of one day are added up before the table is asked.
final class DayCounter implements Collector {
  private final Map<Long, Integer> counts = new HashMap<>();

  private DayCounter() {}

  /// Runs one counter over the whole index.
  static CollectorManager<DayCounter, SortedMap<LocalDate, Integer>> manager() {
    return new CollectorManager<>() {
      @Override
      public DayCounter newCollector() {
        return new DayCounter();
      }

      @Override
      public SortedMap<LocalDate, Integer> reduce(Collection<DayCounter> counters) {
        SortedMap<LocalDate, Integer> sum = new TreeMap<>();
        for (DayCounter counter : counters) {
          counter.counts.forEach(
              (day, count) -> sum.merge(LocalDate.ofEpochDay(day), count, Integer::sum));
        }
        return sum;
      }
    };
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    NumericDocValues days = DocValues.getNumeric(context.reader(), Fields.DATE);
    return new LeafCollector() {
      private long day;
      private int run;

      @Override
      public void setScorer(Scorable scorer) {}

      @Override
      public void collect(int document) throws IOException {
        if (!days.advanceExact(document)) {
          return;
        }
        if (days.longValue() != day) {
          finish();
          day = days.longValue();
        }
        run++;
      }

      @Override
      public void finish() {
        if (run > 0) {
          counts.merge(day, run, Integer::sum);
          run = 0;
        }
      }
    };
  }
}
