package io.broadsheet.index;

import java.util.List;

/// The hits asked for, best first, out of how many.
public record Hits(List<Hit> hits, TotalHits total, Facets facets) {
  public Hits {
    hits = List.copyOf(hits);
  }
}
