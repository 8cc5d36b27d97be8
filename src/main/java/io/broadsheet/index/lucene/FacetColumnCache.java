package io.broadsheet.index.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/// The [FacetColumns] of the segments that were counted; they go when their segment goes.
final class FacetColumnCache {
  private final Map<IndexReader.CacheKey, FacetColumns> open = new ConcurrentHashMap<>();

  FacetColumns of(LeafReader reader) throws IOException {
    IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
    if (helper == null) {
      return FacetColumns.read(reader);
    }
    FacetColumns known = open.get(helper.getKey());
    if (known == null) {
      known = FacetColumns.read(reader);
      if (open.put(helper.getKey(), known) == null) {
        helper.addClosedListener(open::remove);
      }
    }
    return known;
  }
}
