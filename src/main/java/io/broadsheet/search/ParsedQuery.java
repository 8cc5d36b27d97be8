package io.broadsheet.search;

import static java.util.Objects.requireNonNull;

import io.broadsheet.index.QueryNode;
import java.util.List;

/// What a typed query means, and what of it was not understood.
///
/// @param notes sentences for the reader, each naming the place by character, counted from 1
public record ParsedQuery(QueryNode node, List<String> notes) {
  public ParsedQuery {
    requireNonNull(node, "node is null");
    notes = List.copyOf(notes);
  }
}
