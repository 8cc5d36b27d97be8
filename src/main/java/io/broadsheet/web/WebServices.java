package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.PaperId;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.search.Trend;
import io.broadsheet.store.PaperStore;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;

/// What the handlers work with.
///
/// @param papers the store
/// @param search answers a search
/// @param similar papers near to one in meaning
/// @param trends counts the papers of a query by day
/// @param editions the front page and its sisters
/// @param reading translations
/// @param readers empty on a server that knows no readers
/// @param operations for those who run the server
/// @param clock what time it is
/// @param version of this program, as shown in the footer
public record WebServices(
    PaperStore papers,
    Search search,
    Similar similar,
    Trends trends,
    EditionServices editions,
    ReadingServices reading,
    Optional<ReaderServices> readers,
    Operations operations,
    Clock clock,
    String version) {
  public WebServices {
    requireNonNull(papers, "papers is null");
    requireNonNull(search, "search is null");
    requireNonNull(similar, "similar is null");
    requireNonNull(trends, "trends is null");
    requireNonNull(editions, "editions is null");
    requireNonNull(reading, "reading is null");
    requireNonNull(operations, "operations is null");
    requireNonNull(clock, "clock is null");
    requireNonNull(version, "version is null");
  }

  /// Of a server that knows no readers.
  public WebServices(
      PaperStore papers,
      Search search,
      Similar similar,
      Trends trends,
      EditionServices editions,
      ReadingServices reading,
      Operations operations,
      Clock clock,
      String version) {
    this(
        papers,
        search,
        similar,
        trends,
        editions,
        reading,
        Optional.empty(),
        operations,
        clock,
        version);
  }

  /// Answers searches.
  @FunctionalInterface
  public interface Search {
    SearchResult search(SearchRequest request);
  }

  /// Finds papers near to some in meaning, or by words in common while none has a vector.
  @FunctionalInterface
  public interface Similar {
    /// The nearest papers, best first, without those named, and notes on how they were found.
    ///
    /// @param ids 1 to 20
    /// @param limit 1 to 200
    /// @throws io.broadsheet.error.BroadsheetException of kind NOT_FOUND when there is no such
    ///   paper, INVALID when none or too many are named
    SearchResult similar(Collection<PaperId> ids, int limit);
  }

  /// Counts the papers that answer a query by their days.
  @FunctionalInterface
  public interface Trends {
    /// @param query blank for all papers
    /// @throws io.broadsheet.error.BroadsheetException of kind INVALID, TIMEOUT or UNAVAILABLE
    Trend trend(String query);
  }
}
