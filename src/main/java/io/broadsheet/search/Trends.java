package io.broadsheet.search;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.SearchIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Counts the papers that answer a query by their days. By words alone: of papers near in meaning
/// there is no number. A paper is counted when it has all the words, as in a search that is sorted
/// by date; only when no paper has them all, when it has any, and a note says so.
public final class Trends {
  private final SearchIndex index;

  public Trends(SearchIndex index) {
    this.index = requireNonNull(index, "index is null");
  }

  /// The papers of a query by day.
  ///
  /// @param query any query of the grammar; all papers when blank
  /// @throws BroadsheetException of kind INVALID when the query is too long or too complex, TIMEOUT
  ///   or UNAVAILABLE
  public Trend of(String query) {
    if (query.length() > SearchRequest.MAX_QUERY_LENGTH) {
      throw BroadsheetException.invalid(
          "q is "
              + query.length()
              + " characters long; at most "
              + SearchRequest.MAX_QUERY_LENGTH
              + " are read");
    }
    ParsedQuery parsed = QueryParser.parse(query);
    List<String> notes = new ArrayList<>(parsed.notes());
    QueryNode strict = LooseWords.required(parsed.node());
    SortedMap<LocalDate, Integer> days = index.countsByDay(strict);
    if (days.isEmpty() && !strict.equals(parsed.node())) {
      days = index.countsByDay(parsed.node());
      if (!days.isEmpty()) {
        notes.add("No paper has all the words; these have some of them.");
      }
    }
    if (!query.isBlank()) {
      index.mended(query).ifPresent(better -> notes.add("Did you mean “" + better + "”?"));
    }
    return new Trend(query, days, notes);
  }
}
