package io.broadsheet.ops.metric;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.Readiness;
import io.broadsheet.web.WebServices;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries the store and the index the way a reader would: reads the one, searches the other.
public final class Health implements Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final SearchRequest NEWEST =
      new SearchRequest(
          "", SearchMode.KEYWORD, List.of(), null, null, null, null, Sort.NEWEST, 0, 1, false);

  private final PaperStore papers;
  private final WebServices.Search search;

  public Health(PaperStore papers, WebServices.Search search) {
    this.papers = papers;
    this.search = search;
  }

  @Override
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    attempt("the store cannot be read", papers::lastSequence, faults);
    attempt("the index cannot be searched", () -> search.search(NEWEST), faults);
    return faults;
  }

  private static void attempt(String fault, Runnable attempt, List<String> faults) {
    try {
      attempt.run();
    } catch (BroadsheetException known) {
      LOG.warn("not ready: {}: {}", fault, known.getMessage());
      faults.add(fault + ": " + known.getMessage());
    } catch (RuntimeException defect) {
      LOG.error("not ready: {}", fault, defect);
      faults.add(fault);
    }
  }
}
