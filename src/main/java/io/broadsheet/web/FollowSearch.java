package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.paper.Paper;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Searches for what a reader follows: papers that have all the words, and no others instead.
final class FollowSearch {
  private static final String SOME_WORDS = "No paper has all the words";
  private static final Logger LOG = LoggerFactory.getLogger(FollowSearch.class);

  private final WebServices.Search search;

  FollowSearch(WebServices.Search search) {
    this.search = search;
  }

  /// The papers announced from `from` to `until`, the newest first; none when the search cannot
  /// answer: the rest of the page does not fail with it.
  List<Paper> papers(String query, LocalDate from, LocalDate until, int limit) {
    SearchRequest request =
        new SearchRequest(
            query,
            SearchMode.KEYWORD,
            List.of(),
            null,
            from,
            until,
            null,
            Sort.NEWEST,
            0,
            limit,
            false);
    try {
      SearchResult found = search.search(request);
      return hasAllWords(found)
          ? found.hits().stream().map(SearchResult.FoundPaper::paper).toList()
          : List.of();
    } catch (BroadsheetException notAnswered) {
      LOG.warn("what a reader follows was not found: {}", notAnswered.getMessage());
      return List.of();
    }
  }

  private static boolean hasAllWords(SearchResult found) {
    return found.notes().stream().noneMatch(note -> note.startsWith(SOME_WORDS));
  }
}
