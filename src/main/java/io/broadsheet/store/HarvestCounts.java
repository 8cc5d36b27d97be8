package io.broadsheet.store;

import io.broadsheet.paper.PaperChange;
import java.util.List;

/// What a harvest did, in papers; `pages` are replies stored.
public record HarvestCounts(
    long pages, long added, long revised, long withdrawn, long unchanged, long rejected) {
  public static final HarvestCounts ZERO = new HarvestCounts(0, 0, 0, 0, 0, 0);

  /// These and one page more.
  ///
  /// @param newlyRejected records of the page that could not be read
  public HarvestCounts plusPage(List<PaperChange> changes, long newlyRejected) {
    long[] more = new long[4];
    for (PaperChange change : changes) {
      more[
          switch (change) {
            case PaperChange.Added _ -> 0;
            case PaperChange.Revised _ -> 1;
            case PaperChange.Withdrawn _ -> 2;
            case PaperChange.Unchanged _ -> 3;
          }]++;
    }
    return new HarvestCounts(
        pages + 1,
        added + more[0],
        revised + more[1],
        withdrawn + more[2],
        unchanged + more[3],
        rejected + newlyRejected);
  }

  public long read() {
    return added + revised + withdrawn + unchanged + rejected;
  }
}
