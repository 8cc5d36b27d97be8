package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What trends are asked for, the same for page, table and API: `q` (up to five times), `by`,
/// `from`, `until`.
///
/// @param queries as typed, each once; empty for the largest categories
/// @param step null for the one that shows the range best
/// @param from null for a year before the last day, or where the library begins
/// @param until last day included, null for the newest
public record TrendRequest(
    List<String> queries,
    @Nullable TrendStep step,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {
  public static final int MOST_QUERIES = 5;

  /// @throws BroadsheetException of kind INVALID naming what is wrong
  public TrendRequest {
    queries = List.copyOf(queries);
    if (queries.size() > MOST_QUERIES) {
      throw BroadsheetException.invalid(
          "q is given "
              + queries.size()
              + " times; trends are of at most "
              + MOST_QUERIES
              + " queries at once");
    }
    if (from != null && until != null && from.isAfter(until)) {
      throw BroadsheetException.invalid("from " + from + " is after until " + until);
    }
  }

  /// @throws BroadsheetException of kind INVALID naming the parameter that is wrong and what it may
  ///   be
  public static TrendRequest read(Parameters parameters) {
    return new TrendRequest(
        parameters.all("q").stream().distinct().toList(),
        parameters.text("by").isEmpty()
            ? null
            : parameters.choice(
                "by", Parameters.choices(TrendStep.values(), TrendStep::parameter), TrendStep.DAY),
        parameters.date("from").orElse(null),
        parameters.date("until").orElse(null));
  }

  /// As parameters of an address, without the question mark; what is not given is left out.
  public String parameters() {
    StringBuilder text = new StringBuilder();
    queries.forEach(query -> add(text, "q", query));
    if (step != null) {
      add(text, "by", step.parameter());
    }
    if (from != null) {
      add(text, "from", from.toString());
    }
    if (until != null) {
      add(text, "until", until.toString());
    }
    return text.toString();
  }

  public TrendRequest withStep(@Nullable TrendStep other) {
    return new TrendRequest(queries, other, from, until);
  }

  private static void add(StringBuilder text, String name, String value) {
    text.append(text.isEmpty() ? "" : "&")
        .append(name)
        .append('=')
        .append(RequestContext.encode(value));
  }
}
