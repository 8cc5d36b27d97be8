package io.broadsheet.translate.mask;

import java.util.List;

/// An engine's answer with the spans put back.
///
/// @param text with every placeholder that was known replaced, also when some were lost or doubled
/// @param masked the answer in plain text with placeholders as `⟦1⟧`, for the translation memory
/// @param lost spans that did not come back
/// @param doubled spans that came back more than once
/// @param unknown placeholders that were never sent
public record Restored(
    String text,
    String masked,
    List<MaskedSpan> lost,
    List<MaskedSpan> doubled,
    List<String> unknown) {
  public Restored {
    lost = List.copyOf(lost);
    doubled = List.copyOf(doubled);
    unknown = List.copyOf(unknown);
  }

  /// Whether each span came back exactly once.
  public boolean complete() {
    return lost.isEmpty() && doubled.isEmpty() && unknown.isEmpty();
  }
}
