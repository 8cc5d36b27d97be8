package io.broadsheet.index.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/// What was read of each segment that was asked; it goes when its segment goes.
final class SegmentCache<T> {
  private final Map<IndexReader.CacheKey, T> open = new ConcurrentHashMap<>();
  private final Reading<T> reading;

  SegmentCache(Reading<T> reading) {
    this.reading = reading;
  }

  /// How a segment is read.
  interface Reading<T> {
    T of(LeafReader reader) throws IOException;
  }

  T of(LeafReader reader) throws IOException {
    IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
    if (helper == null) {
      return reading.of(reader);
    }
    T known = open.get(helper.getKey());
    if (known == null) {
      known = reading.of(reader);
      if (open.put(helper.getKey(), known) == null) {
        helper.addClosedListener(open::remove);
      }
    }
    return known;
  }
}
