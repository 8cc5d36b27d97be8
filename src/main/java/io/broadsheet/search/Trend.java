package io.broadsheet.search;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many papers answer a query, day by day.
///
/// @param query as typed; blank for all papers
/// @param days of announcement, else of submission, earliest first; days without papers are absent
/// @param notes what the reader should know of the query: what was not understood and where
public record Trend(String query, SortedMap<LocalDate, Integer> days, List<String> notes) {
  public Trend {
    requireNonNull(query, "query is null");
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    notes = List.copyOf(notes);
  }
}
