package io.broadsheet.index;

import java.util.List;

/// Where the query's words stand in a paper's title and abstract.
///
/// @param title the ranges in the title as given to the highlighter
/// @param abstractText the same for the abstract
public record Highlights(List<Range> title, List<Range> abstractText) {
  public static final Highlights NONE = new Highlights(List.of(), List.of());

  public Highlights {
    title = List.copyOf(title);
    abstractText = List.copyOf(abstractText);
  }

  /// Half-open range of UTF-16 offsets.
  public record Range(int start, int end) {}
}
