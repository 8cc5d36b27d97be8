package io.broadsheet.search;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexQuery.Sort;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A search as a page, a program or the command line asks for it. The filters hold in addition to
/// what the query says.
///
/// @param query as typed; blank matches everything
/// @param categories any of these (`cs.CL`, `cs.*`); empty for all
/// @param author null for any
/// @param from first day (announced, else submitted), null when open
/// @param until last day included, null when open
/// @param language BCP 47 tag, null for any
/// @param offset 0 to 10,000
/// @param limit 1 to 200
/// @param facets whether to count categories, years and languages
public record SearchRequest(
    String query,
    SearchMode mode,
    List<String> categories,
    @Nullable String author,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable String language,
    Sort sort,
    int offset,
    int limit,
    boolean facets) {
  public static final int MAX_QUERY_LENGTH = 2_000;
  public static final int MAX_OFFSET = 10_000;
  public static final int MAX_LIMIT = 200;

  /// @throws BroadsheetException of kind INVALID naming the parameter that is out of range
  public SearchRequest {
    categories = List.copyOf(categories);
    if (query.length() > MAX_QUERY_LENGTH) {
      throw BroadsheetException.invalid(
          "q is " + query.length() + " characters long; at most " + MAX_QUERY_LENGTH + " are read");
    }
    if (offset < 0 || offset > MAX_OFFSET) {
      throw BroadsheetException.invalid(
          "offset is " + offset + "; it must be from 0 to " + MAX_OFFSET);
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      throw BroadsheetException.invalid(
          "limit is " + limit + "; it must be from 1 to " + MAX_LIMIT);
    }
    if (from != null && until != null && from.isAfter(until)) {
      throw BroadsheetException.invalid("from " + from + " is after until " + until);
    }
  }

  /// A plain search: hybrid, no filters, by relevance, with facets.
  public static SearchRequest of(String query, int limit) {
    return new SearchRequest(
        query,
        SearchMode.HYBRID,
        List.of(),
        null,
        null,
        null,
        null,
        Sort.RELEVANCE,
        0,
        limit,
        true);
  }
}
